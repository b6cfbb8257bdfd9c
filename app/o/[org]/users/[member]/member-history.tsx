import { Sentence } from "@/app/_ui/audit/events-table";
import { listAddress } from "@/app/_ui/list-address";
import { Name } from "@/app/_ui/named";
import { NavLink } from "@/app/_ui/nav-link";
import { Day } from "@/app/_ui/time";
import type { EditedMember } from "./member";

/** The audit entries of this membership; an earlier, ended one has its own (GGW-13, X-18). */
export function MemberHistory({ org, person }: { org: string; person: EditedMember }) {
  const { lines, more } = person.history;
  return (
    <section className="sheet p-5" aria-labelledby="history">
      <h2 id="history" className="mb-2">
        History
      </h2>
      <ol className="facts">
        {lines.map(({ seq, at, parts }) => (
          <li key={seq} className="contents">
            <span className="term">
              <Day at={at} />
            </span>
            <NavLink className="wrap-anywhere hover:underline" href={`/o/${org}/audit/${seq}`}>
              <Sentence parts={parts} people={null} />
            </NavLink>
          </li>
        ))}
        {!more && (
          <li className="contents">
            <span className="term">
              <Day at={person.joinedAt} />
            </span>
            <span>Joined</span>
          </li>
        )}
      </ol>
      <NavLink
        className="link mt-2 block w-fit"
        href={listAddress(`/o/${org}/audit`, { person: person.accountId })}
      >
        Everything by and about <Name>{person.name}</Name>
      </NavLink>
    </section>
  );
}
