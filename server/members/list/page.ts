import type { OrgContext } from "@/server/access/read";
import { PLATFORM_ORG_ID } from "@/server/audit-log/append";
import { Refusal } from "@/server/errors";
import { readsAsAdmin } from "@/server/policy/actor";
import { encodeCursor } from "@/server/policy/cursor";
import { teamNamesOf } from "@/server/teams/members/queries";
import type { Tx } from "@/server/transaction/transaction";
import { listCounts } from "../counts/queries";
import { type MembersCursor, readMembersCursor } from "./cursor";
import type { MemberFilter } from "./input";
import { countFiltered, type Found, listMembers, type MemberRow, searchMembers } from "./queries";
import { memberForTable } from "./row";

const pageSize = 50;
const countedUpTo = 1000;

export const wholeList = { kind: "list", id: PLATFORM_ORG_ID, label: "Organization Users" } as const;

export const isSearch = ({ search, name, email }: MemberFilter) => Boolean(search ?? name ?? email);

/** What a search could not do, in words; null when it reached everybody. */
const notes: Record<Found["extent"], string | null> = {
  all: null,
  beginnings:
    "With one or two letters, only the beginning of names and emails is searched. Type three to search all of them.",
  part: "Symbols alone find only some people in a list this long. Add a letter or two.",
};

/** One page of the users of an organization, as the table shows it. */
export async function memberPage(
  tx: Tx,
  { actor, org }: OrgContext,
  input: MemberFilter & { after?: string; before?: string; teams?: boolean },
) {
  const before = readMembersCursor(input.sort, input.before);
  const key = before ?? readMembersCursor(input.sort, input.after);
  const backwards = before !== null;
  const place: MembersCursor = {
    sort: input.sort,
    descending: input.descending,
    key,
    backwards,
    limit: pageSize + 1,
  };
  const [found, counts] = await Promise.all([find(tx, org.id, input, place), listCounts(tx, org.id)]);

  const more = found.rows.length > pageSize;
  const rows = backwards && more ? found.rows.slice(1) : found.rows.slice(0, pageSize);
  const view = { actor, counts, now: new Date(), catalog: org.catalog };
  const shown = input.teams && org.teamsOn ? rows.map(({ id }) => id) : [];
  const teams = await teamNamesOf(tx, org.id, shown);
  const total = found.total ?? counts.people;
  const first = key && (!backwards || more) ? rows[0] : undefined;
  const last = backwards || more ? rows.at(-1) : undefined;
  return {
    outsider: readsAsAdmin(actor, org),
    page: {
      rows: rows.map((row) => ({ ...memberForTable(row, view), teams: teams.get(row.id) ?? [] })),
      /** Exact without a filter; with one, counted up to 1,000. */
      total: found.total === null ? total : Math.min(total, countedUpTo),
      /** True when there are more than `total`. */
      more: found.total !== null && total > countedUpTo,
      previous: first && keyOf(first),
      next: last && keyOf(last),
      note: notes[found.extent],
    },
  };
}

const keyOf = (row: MemberRow) => encodeCursor({ value: row.key, id: row.id });

async function find(tx: Tx, orgId: string, filter: MemberFilter, place: MembersCursor) {
  if (isSearch(filter)) return searchMembers(tx, orgId, filter, place, countedUpTo + 1);
  const narrowed = filter.role || filter.status;
  const [rows, total] = await Promise.all([
    listMembers(tx, orgId, filter, place),
    narrowed ? countFiltered(tx, orgId, filter, countedUpTo + 1) : null,
  ]);
  return { rows, total, extent: "all" as const };
}

/** What the page of a search shows that took longer than it may: nobody, and what to do. */
export function tooBroad(error: unknown, filter: MemberFilter): Awaited<ReturnType<typeof memberPage>> {
  const slow = error instanceof Refusal && error.code === "busy" && isSearch(filter);
  if (!slow) throw error;
  const note = "Too many people match to sort them. Type more of the name.";
  return {
    outsider: false,
    page: { rows: [], total: 0, more: true, previous: undefined, next: undefined, note },
  };
}

/** The filter, as an event tells of it. */
export const memberListView = ({ search, name, email, role, status }: MemberFilter) => ({
  search: search ?? null,
  ...Object.fromEntries(Object.entries({ name, email, role, status }).filter(([, value]) => value)),
});
