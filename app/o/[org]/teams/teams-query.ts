import type { ListQuery } from "@/app/_ui/list-address";
import { one, searched } from "@/app/_ui/search-params";

/** Reads search and place of a list of teams from its address. */
export function teamsQuery(params: Record<string, string | string[] | undefined>): ListQuery {
  return {
    q: searched(params.q),
    after: one(params.after) || undefined,
    before: one(params.before) || undefined,
  };
}
