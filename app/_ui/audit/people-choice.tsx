import type { PersonFound } from "@/server/audit/people/named";
import { listAddress } from "../list-address";
import { NavLink } from "../nav-link";
import type { AuditQuery } from "./audit-query";

type Props = {
  base: string;
  query: AuditQuery;
  people: PersonFound[];
};

/** The people a typed name may refer to; each links to the events by and about them. */
export function PeopleChoice({ base, query, people }: Props) {
  if (people.length === 0) return null;
  return (
    <section className="sheet mb-4 p-4" aria-labelledby="whom">
      <h2 id="whom" className="mb-2">
        Who do you mean?
      </h2>
      <ul className="grid gap-1.5">
        {people.map(({ person, name, email, standing }) => (
          <li key={person} className="wrap-anywhere">
            <NavLink
              className="link inline-block min-h-6"
              href={listAddress(base, query, { q: undefined, person })}
              translate="no"
            >
              {name}
            </NavLink>{" "}
            <span className="text-ink-2" translate="no">
              {email}
            </span>{" "}
            {(standing === "left" || standing === "outside") && (
              <span className="tag off">{standing === "left" ? "Left" : "Not a member"}</span>
            )}
          </li>
        ))}
      </ul>
      {people.length === 10 && (
        <p className="mt-2 text-ink-2">There may be more. Type more of the name or email.</p>
      )}
    </section>
  );
}
