import type { ListQuery } from "@/app/_ui/list-address";
import { one } from "@/app/_ui/search-params";

/** Reads search and place of a list of teams from its address. */
export function teamsQuery(params: Record<string, string | string[] | undefined>): ListQuery {
  return {
    q: one(params.q).trim().slice(0, 200) || undefined,
    after: one(params.after).slice(0, 4000) || undefined,
    before: one(params.before).slice(0, 4000) || undefined,
  };
}
