import { ScrollBox } from "@/app/_ui/scroll-box";
import type { Previewed } from "./use-preview";

const words: Record<Previewed["verdict"], { text: string; tone: "good" | "ends" | "off" | "bad" }> = {
  invite: { text: "Will be invited", tone: "good" },
  again: { text: "Already invited: will be sent again with these choices", tone: "ends" },
  waiting: { text: "Already asked to join: accepting approves the request", tone: "ends" },
  member: { text: "Already a member: nothing happens", tone: "off" },
  refused: { text: "Can’t be invited", tone: "bad" },
  malformed: { text: "Not an email address", tone: "bad" },
};

/** What will happen to each address, before anything is sent (NIR-4). */
export function Verdicts({ people }: { people: readonly Previewed[] }) {
  return (
    <div role="status" className="empty:absolute">
      {people.length > 0 && (
        <ScrollBox label="What will happen" className="verdicts">
          <ul aria-label="What will happen">
            {people.map(({ text, email, name, verdict, why }) => (
              <li key={text}>
                <span className="min-w-0 grow wrap-anywhere">
                  {name && <b className="font-medium">{name} </b>}
                  {email ?? text}
                </span>
                <span className={`tag ${words[verdict].tone}`}>{words[verdict].text}</span>
                {why && <small className="w-full text-ink-2">{why}</small>}
              </li>
            ))}
          </ul>
        </ScrollBox>
      )}
    </div>
  );
}
