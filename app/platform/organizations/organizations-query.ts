import type { ListQuery } from "@/app/_ui/list-address";
import { one, searched } from "@/app/_ui/search-params";
import {
  managerCountFilters,
  type OrganizationSort,
  organizationSorts,
  organizationStates,
} from "@/server/organizations/admin/input";

export type OrganizationsQuery = ListQuery & {
  sort: OrganizationSort;
  state?: (typeof organizationStates)[number];
  managers?: (typeof managerCountFilters)[number];
};

/** Labels of states and manager counts in filters. */
export const organizationStateLabels = {
  active: "Active",
  awaiting_manager: "Awaiting its Manager",
  suspended: "Suspended",
  archived: "Archived",
} as const;
export const managerLabels = { none: "None", one: "Only one", enough: "Two or more" } as const;

/** Reads search, filters, sort order and cursor from the URL. Unknown values are ignored. */
export function organizationsQuery(
  params: Record<string, string | string[] | undefined>,
): OrganizationsQuery {
  const known = <T extends string>(name: string, values: readonly T[]) =>
    values.find((value) => value === one(params[name]));
  return {
    q: searched(params.q),
    state: known("state", organizationStates),
    managers: known("managers", managerCountFilters),
    sort: known("sort", organizationSorts) ?? "name",
    dir: known("dir", ["desc"] as const),
    after: one(params.after) || undefined,
  };
}
