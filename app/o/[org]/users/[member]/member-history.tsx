import { Day } from "@/app/_ui/time";
import { historyLines } from "./history-lines";
import type { Person } from "./member";

/** What this membership was and since when; a membership that ended earlier is another one's (GGW-13). */
export function MemberHistory({ person }: { person: Person }) {
  const lines = historyLines(person);
  if (lines.length === 0) return null;
  return (
    <section className="sheet p-5" aria-labelledby="history">
      <h2 id="history" className="mb-2">
        History
      </h2>
      <ol className="facts">
        {lines.map(({ at, text }) => (
          <li key={at} className="contents">
            <span className="term">
              <Day at={at} />
            </span>
            <span>{text}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}
