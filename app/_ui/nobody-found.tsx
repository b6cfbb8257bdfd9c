import { EmptyState } from "./empty-state";
import { NavLink } from "./nav-link";

/** A list of people without anybody: the search is named and can be taken back. */
export function NobodyFound({ base, term }: { base: string; term: string | undefined }) {
  const way = (
    <NavLink className="btn" href={base}>
      Show everybody
    </NavLink>
  );
  return term ? (
    <EmptyState title="Nobody matches" action={way}>
      No name or email contains “{term}”. Try a shorter part of it, or clear the search.
    </EmptyState>
  ) : (
    <EmptyState title="Nobody on this page" action={way}>
      The list ends before it. Go back to its beginning.
    </EmptyState>
  );
}
