import { sql } from "drizzle-orm";
import type { Tx } from "@/server/transaction/transaction";

/** What has a name that is unique while it lives. */
const tables = {
  set: sql.raw("permission_set where archived_at is null"),
  team: sql.raw("team where deleted_at is null"),
};

/**
 * Whether another set or team of an organization has a name that the eye does not tell from this one.
 * @param nameKey the name as it is compared
 */
export async function isNameTaken(
  tx: Tx,
  orgId: string,
  { kind, nameKey, except }: { kind: keyof typeof tables; nameKey: string; except: string },
): Promise<boolean> {
  const rows = await tx.execute(sql`
    select 1 from ${tables[kind]} and org_id = ${orgId} and name_key = ${nameKey} and id <> ${except}`);
  return rows.length > 0;
}
