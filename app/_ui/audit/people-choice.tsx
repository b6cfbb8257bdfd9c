import { listAddress } from "../list-address";
import { NavLink } from "../nav-link";
import type { AuditQuery } from "./audit-query";

type Props = {
  base: string;
  query: AuditQuery;
  people: { account: string; name: string; email: string; left: boolean }[];
};

/** Whom a typed name may mean: each is a link to what they did and what was done to them. */
export function PeopleChoice({ base, query, people }: Props) {
  if (people.length === 0) return null;
  return (
    <section className="sheet mb-4 p-4" aria-labelledby="whom">
      <h2 id="whom" className="mb-2">
        Whom do you mean?
      </h2>
      <ul className="grid gap-1.5">
        {people.map(({ account, name, email, left }) => (
          <li key={account} className="wrap-anywhere">
            <NavLink className="link" href={listAddress(base, query, { q: undefined, person: account })}>
              {name}
            </NavLink>{" "}
            <span className="text-ink-2">{email}</span> {left && <span className="tag off">Left</span>}
          </li>
        ))}
      </ul>
    </section>
  );
}
