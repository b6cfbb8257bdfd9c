import type { ReactNode } from "react";
import { EmptyState } from "@/app/_ui/empty-state";
import type { ListQuery } from "@/app/_ui/list-address";
import { NavLink } from "@/app/_ui/nav-link";

type Props = {
  base: string;
  query: ListQuery;
  /** Whether the reader sees all teams, or those they are in. */
  all: boolean;
  make?: ReactNode;
};

/** The empty state of a list of teams: none yet, no match, or a page past the end. */
export function NoTeams({ base, query, all, make }: Props) {
  const back = (
    <NavLink className="btn" href={base}>
      Show all
    </NavLink>
  );
  if (query.q) {
    return (
      <EmptyState title="No team matches" action={back}>
        No team matches “{query.q}”. Try a shorter search.
      </EmptyState>
    );
  }
  if (query.after || query.before) {
    return (
      <EmptyState title="No team on this page" action={back}>
        The list is shorter now. Go back to the first page.
      </EmptyState>
    );
  }
  return (
    <EmptyState title={all ? "No teams yet" : "You aren’t in a team"} action={all && make}>
      {all
        ? "Create one, add people and grant it the permissions they need."
        : "A Manager or a team lead can add you."}
    </EmptyState>
  );
}
