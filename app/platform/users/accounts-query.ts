import type { ListQuery } from "@/app/_ui/list-address";
import { one, searched } from "@/app/_ui/search-params";
import {
  type AccountSort,
  accountRoles,
  accountSorts,
  accountStates,
} from "@/server/accounts/admin/list/input";

export type AccountsQuery = ListQuery & {
  sort: AccountSort;
  role?: (typeof accountRoles)[number];
  state?: (typeof accountStates)[number];
};

export const roleLabels = {
  admins: "PlatformAdmin",
  managers: "Manager somewhere",
  members: "Member only",
  nowhere: "In no organization",
} as const;
export const accountStateLabels = {
  active: "Enabled",
  disabled: "Disabled",
  never: "Never signed in",
  inactive: "Inactive for 90 days",
} as const;

/** Reads search, filters, sort order and cursor from the URL. */
export function accountsQuery(params: Record<string, string | string[] | undefined>): AccountsQuery {
  const known = <T extends string>(name: string, values: readonly T[]) =>
    values.find((value) => value === one(params[name]));
  const q = searched(params.q);
  return {
    q,
    role: known("role", accountRoles),
    state: known("state", accountStates),
    sort: known("sort", accountSorts) ?? "name",
    dir: known("dir", ["desc"] as const),
    after: one(params.after) || undefined,
  };
}
