import type { ReactNode } from "react";
import { EmptyState } from "./empty-state";
import { NavLink } from "./nav-link";

type Props = {
  base: string;
  /** True when a search or a filter is in force. */
  narrowed: boolean;
  /** The reason, if it isn't simply that no one matches. */
  note?: string | null;
  /** True when the address leads to a page behind the first. */
  further?: boolean;
  /** The empty state when the list has no one at all. */
  nobody?: { title: string; text: string; action?: ReactNode };
};

/** The empty state of a list of people: why it is empty, and what to do about it. */
export function NobodyFound({ base, narrowed, note, further, nobody }: Props) {
  const way = (
    <NavLink className="btn" href={base}>
      Show everyone
    </NavLink>
  );
  if (narrowed)
    return (
      <EmptyState title="No one matches" action={way}>
        {note ?? "Try a shorter search or remove a filter."}
      </EmptyState>
    );
  if (nobody && !further)
    return (
      <EmptyState title={nobody.title} action={nobody.action}>
        {nobody.text}
      </EmptyState>
    );
  return (
    <EmptyState title="No one on this page" action={way}>
      The list is shorter now. Go back to the first page.
    </EmptyState>
  );
}
