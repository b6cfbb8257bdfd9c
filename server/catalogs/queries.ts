import { eq, sql } from "drizzle-orm";
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

/** Switches catalogs and teams, and raises the version of the settings. */
export async function updateSwitches(
  tx: Tx,
  orgId: string,
  values: { catalogs: string[]; teamsOn?: boolean },
): Promise<void> {
  const saved = await tx
    .update(organization)
    .set({ ...values, settingsVersion: sql`${organization.settingsVersion} + 1` })
    .where(eq(organization.id, orgId))
    .returning({ id: organization.id });
  if (saved.length !== 1) throw new Error("The organization of this transaction is gone.");
}
