import type { ListQuery } from "@/app/_ui/list-address";
import { one, searched } from "@/app/_ui/search-params";
import { type MemberSort, memberSorts } from "@/server/members/list/input";
import { type MemberStatus, memberStatuses } from "@/server/policy/member-status";
import { type Role, roles } from "@/server/policy/roles";
import { chosenColumns } from "./columns";

export type MembersQuery = ListQuery & { sort: MemberSort; role?: Role; status?: MemberStatus };
type Params = Record<string, string | string[] | undefined>;

/** Reads search, filters, order, columns and place from the address. What is not known there is ignored. */
export function membersQuery(params: Params): MembersQuery {
  const text = (name: string) => searched(params[name]);
  const known = <T extends string>(name: string, values: readonly T[]) =>
    values.find((value) => value === one(params[name]));
  return {
    q: text("q"),
    name: text("name"),
    email: text("email"),
    role: known("role", roles),
    status: known("status", memberStatuses),
    sort: known("sort", memberSorts) ?? "name",
    dir: known("dir", ["desc"] as const),
    cols: chosenColumns(params.cols).join(".") || undefined,
    choose: known("choose", ["1"] as const),
    after: one(params.after) || undefined,
    before: one(params.before) || undefined,
  };
}

/** What the server's list takes of it. */
export function listInput(
  org: string,
  { q, name, email, role, status, sort, dir, cols, after, before }: MembersQuery,
) {
  const teams = chosenColumns(cols).includes("teams") || undefined;
  return {
    org,
    search: q,
    name,
    email,
    role,
    status,
    sort,
    descending: dir === "desc",
    teams,
    after,
    before,
  };
}

/** True when something narrows the list. */
export function isMemberListNarrowed({ q, name, email, role, status }: MembersQuery): boolean {
  return Boolean(q ?? name ?? email ?? role ?? status);
}
