import { decodeCursor, encodeCursor } from "@/server/policy/cursor";
import type { Tx } from "@/server/transaction/transaction";
import type { ListOrganizations } from "../input";
import { countOrganizations, isOrganizationKey, listOrganizations, patternsOf } from "./queries";

const pageSize = 50;
const countedUpTo = 1000;

/** One page of the platform's organizations, and their number: exact up to 1,000, 1,001 means more. */
export async function organizationsPage(tx: Tx, { after, search, ...asked }: ListOrganizations) {
  const key = decodeCursor(after);
  const filter = { ...asked, patterns: search ? await patternsOf(tx, search) : [] };
  const place = key && isOrganizationKey(asked.sort, key) ? key : null;
  const [rows, total] = await Promise.all([
    listOrganizations(tx, filter, place, pageSize + 1),
    countOrganizations(tx, filter, countedUpTo + 1),
  ]);
  const shown = rows.slice(0, pageSize);
  const last = shown.at(-1);
  return {
    rows: shown.map(({ key: _, createdAt, ...row }) => ({ ...row, createdAt: createdAt.toISOString() })),
    total,
    next: rows.length > pageSize && last ? encodeCursor({ value: last.key, id: last.id }) : undefined,
  };
}
