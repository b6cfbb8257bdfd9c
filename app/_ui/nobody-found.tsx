import type { ReactNode } from "react";
import { EmptyState } from "./empty-state";
import { NavLink } from "./nav-link";

type Props = {
  base: string;
  /** True when a search or a filter is in force. */
  narrowed: boolean;
  /** Why, where it is not simply that nobody fits. */
  note?: string | null;
  /** True when the address leads to a page behind the first. */
  further?: boolean;
  /** What to say where there is nobody at all, and what to do about it. */
  nobody?: { title: string; text: string; action?: ReactNode };
};

/** A list of people without anybody: why that may be, and what to do about it. */
export function NobodyFound({ base, narrowed, note, further, nobody }: Props) {
  const way = (
    <NavLink className="btn" href={base}>
      Show everybody
    </NavLink>
  );
  if (narrowed)
    return (
      <EmptyState title="Nobody matches" action={way}>
        {note ?? "Nobody fits the search and the filters above. Try less of a name, or take a filter away."}
      </EmptyState>
    );
  if (nobody && !further)
    return (
      <EmptyState title={nobody.title} action={nobody.action}>
        {nobody.text}
      </EmptyState>
    );
  return (
    <EmptyState title="Nobody on this page" action={way}>
      The list ends before it. Go back to its beginning.
    </EmptyState>
  );
}
