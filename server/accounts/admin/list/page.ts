import { decodeCursor, encodeCursor } from "@/server/policy/cursor";
import { shownRole } from "@/server/policy/roles";
import type { Tx } from "@/server/transaction/transaction";
import { listAccounts, organizationsNamed, searchAccounts } from "../queries";
import type { ListAccounts } from "./input";
import { isAccountKey, listFiltered, searchSorted } from "./queries";

const pageSize = 50;
const countedUpTo = 1000;

/**
 * One page of all accounts. A search with more than 1,000 results is sorted by name whatever order was requested,
 * because only that order stays fast with two million accounts; `byName` is true then.
 */
export async function accountsPage(
  tx: Tx,
  { search: term, after, sort, descending, role, state }: ListAccounts,
) {
  const read = decodeCursor(after);
  const key = read && isAccountKey(sort, read) ? read : null;
  const inOrder = sort === "name" && !descending;
  const limit = pageSize + 1;
  const cap = countedUpTo + 1;
  const asked = { role, state, sort, descending };
  const { rows, total, extent } = term
    ? inOrder
      ? await searchAccounts(tx, term, key, limit, cap, { role, state })
      : await searchSorted(tx, term, asked, read, limit, cap)
    : inOrder && !role && !state
      ? await listAccounts(tx, key, limit, cap)
      : await listFiltered(tx, asked, key, limit, cap);
  const shown = rows.slice(0, pageSize);
  const last = shown.at(-1);
  return {
    rows: shown.map((row) => ({
      id: row.id,
      name: row.name,
      email: row.email,
      platformAdmin: row.platformAdmin,
      state: row.disabledAt ? ("disabled" as const) : ("active" as const),
      organizations: row.organizations
        .slice(0, organizationsNamed)
        .map((org) => ({ ...org, role: shownRole(org.role) })),
      /** True when there are more; the account's page lists them all. */
      moreOrganizations: row.organizations.length > organizationsNamed,
      createdAt: row.createdAt.toISOString(),
      lastActiveAt: row.lastActiveAt,
    })),
    /** Exact up to 1,000; 1,001 means more. */
    total,
    next: rows.length > pageSize && last ? encodeCursor({ value: last.key, id: last.id }) : undefined,
    byName: term !== "" && total > countedUpTo && !inOrder,
    note:
      extent === "all"
        ? null
        : "With this many people, short searches only find the beginnings of names. Type at least three letters.",
  };
}
