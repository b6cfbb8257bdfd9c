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

/** A list of teams without any: none yet, none like that, or a page beyond the last. */
export function NoTeams({ base, query, all, make }: Props) {
  const back = (
    <NavLink className="btn" href={base}>
      Show all
    </NavLink>
  );
  if (query.q) {
    return (
      <EmptyState title="No team matches" action={back}>
        No team is called like “{query.q}”. Try less of its name.
      </EmptyState>
    );
  }
  if (query.after || query.before) {
    return (
      <EmptyState title="No team on this page" action={back}>
        The list ends before it. Go back to its beginning.
      </EmptyState>
    );
  }
  return (
    <EmptyState title={all ? "No teams yet" : "You are in no team"} action={all && make}>
      {all
        ? "Make one, add people, and grant it what they need for their work."
        : "A Manager, or who leads a team, can add you."}
    </EmptyState>
  );
}
