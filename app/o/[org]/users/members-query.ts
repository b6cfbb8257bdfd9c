import type { ListQuery } from "@/app/_ui/list-address";
import { one } from "@/app/_ui/search-params";
import { type MemberSort, memberSorts } from "@/server/members/list/input";

/** Reads search, order and place from the address. What is not known there is ignored, never an error. */
export function membersQuery(
  params: Record<string, string | string[] | undefined>,
): ListQuery & { sort: MemberSort } {
  const wanted = one(params.sort);
  return {
    q: one(params.q).trim().slice(0, 200) || undefined,
    sort: memberSorts.find((sort) => sort === wanted) ?? "name",
    dir: one(params.dir) === "desc" ? "desc" : undefined,
    after: one(params.after) || undefined,
    before: one(params.before) || undefined,
  };
}
