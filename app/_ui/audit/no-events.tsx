import { EmptyState } from "../empty-state";
import { NavLink } from "../nav-link";

/** An audit without an entry: why that may be, and the way back to all of it. */
export function NoEvents({ base, narrowed }: { base: string; narrowed: boolean }) {
  if (!narrowed) return <EmptyState title="Nothing yet">Events will appear here.</EmptyState>;
  return (
    <EmptyState
      title="Nothing matches"
      action={
        <NavLink className="btn" href={base}>
          Clear filters
        </NavLink>
      }
    >
      No event matches the filters above. Remove one, or choose other days.
    </EmptyState>
  );
}
