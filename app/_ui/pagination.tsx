import { type ListQuery, listAddress } from "./list-address";
import { NavLink } from "./nav-link";

type Props = {
  base: string;
  query: ListQuery;
  /** "63 people": announced when it changes. */
  total: string;
  previous?: string | null;
  next?: string | null;
};

/** How many there are in all, and the way to the pages before and after. */
export function Pagination({ base, query, total, previous, next }: Props) {
  return (
    <div className="foot">
      <p role="status">{total}</p>
      {(previous || next || query.after) && (
        <nav aria-label="Pages">
          {query.after && !previous ? (
            <Step label="First page" href={listAddress(base, query)} />
          ) : (
            <Step label="Previous" href={previous && listAddress(base, query, { before: previous })} />
          )}
          <Step label="Next" href={next && listAddress(base, query, { after: next })} />
        </nav>
      )}
    </div>
  );
}

/** A step that leads nowhere stays in its place, dimmed, so that the other one does not move. */
function Step({ label, href }: { label: string; href: string | null | undefined }) {
  if (!href) {
    return (
      <span className="btn" aria-disabled="true">
        {label}
      </span>
    );
  }
  return (
    <NavLink className="btn" href={href}>
      {label}
    </NavLink>
  );
}
