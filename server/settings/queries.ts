import { sql } from "drizzle-orm";
import { platform } from "@/db/schema/platform";
import type { Tx } from "@/server/transaction/transaction";

/** The settings of the platform with their version. */
export async function findPlatformSettings(tx: Tx) {
  const [row] = await tx
    .select({
      version: platform.settingsVersion,
      whoMayCreateOrganizations: platform.whoMayCreateOrganizations,
      signUpOpen: platform.signUpOpen,
      leastPasswordLength: platform.leastPasswordLength,
      sessionIdleHours: platform.sessionIdleHours,
      sessionDays: platform.sessionDays,
      governingSessionHours: platform.governingSessionHours,
      mailFrom: platform.mailFrom,
      auditRetentionDays: platform.auditRetentionDays,
    })
    .from(platform);
  if (!row) throw new Error("The row of the platform is gone.");
  return row;
}

/** Saves settings, whose row the transaction has locked, and raises their version. */
export async function updatePlatformSettings(
  tx: Tx,
  values: Partial<typeof platform.$inferInsert>,
): Promise<void> {
  const saved = await tx
    .update(platform)
    .set({ ...values, settingsVersion: sql`${platform.settingsVersion} + 1` })
    .where(sql`${platform.id} = 1`)
    .returning({ id: platform.id });
  if (saved.length !== 1) throw new Error("The row of the platform is gone.");
}
