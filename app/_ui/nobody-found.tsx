import { EmptyState } from "./empty-state";
import { NavLink } from "./nav-link";

type Props = {
  base: string;
  /** True when a search or a filter is in force. */
  narrowed: boolean;
  /** Why, where it is not simply that nobody fits. */
  note?: string | null;
};

/** A list of people without anybody: why that may be, and the way to everybody. */
export function NobodyFound({ base, narrowed, note }: Props) {
  const way = (
    <NavLink className="btn" href={base}>
      Show everybody
    </NavLink>
  );
  return narrowed ? (
    <EmptyState title="Nobody matches" action={way}>
      {note ?? "Nobody fits the search and the filters above. Try less of a name, or take a filter away."}
    </EmptyState>
  ) : (
    <EmptyState title="Nobody on this page" action={way}>
      The list ends before it. Go back to its beginning.
    </EmptyState>
  );
}
