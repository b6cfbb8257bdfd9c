import { decodeCursor, encodeCursor } from "@/server/policy/cursor";
import type { Tx } from "@/server/transaction/transaction";
import type { Ailment } from "./input";
import { isHealthKey, listAiling } from "./queries";

const pageSize = 50;

/** One page of what a number of the board counts, in one organization or, with null, in all. */
export async function ailingPage(tx: Tx, kind: Ailment, orgId: string | null, after: string | undefined) {
  const key = decodeCursor(after);
  const place = key && isHealthKey(kind, key) ? key : null;
  const found = await listAiling(tx, kind, orgId, place, pageSize + 1);
  const rows = found.slice(0, pageSize);
  const last = rows.at(-1);
  return {
    rows: rows.map(({ key: _, ...row }) => row),
    next: found.length > pageSize && last ? encodeCursor({ value: last.key, id: last.id }) : undefined,
  };
}
