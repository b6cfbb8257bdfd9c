import { eq } from "drizzle-orm";
import { organization } from "@/db/schema/organization";
import type { Tx } from "@/server/doors/transaction";

/** What an organization has switched on. */
export async function findSwitches(tx: Tx, orgId: string) {
  const [row] = await tx
    .select({
      catalogs: organization.catalogs,
      teamsOn: organization.teamsOn,
      version: organization.settingsVersion,
    })
    .from(organization)
    .where(eq(organization.id, orgId));
  if (!row) throw new Error("The organization of this transaction is gone.");
  return row;
}
