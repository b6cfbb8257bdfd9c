import { and, eq, isNull, sql } from "drizzle-orm";
import { accessGrant } from "@/db/schema/access-grant";
import type { Tx } from "@/server/doors/transaction";

/** Gives permissions to a membership, from now on and without an end. */
export async function insertGrants(
  tx: Tx,
  orgId: string,
  membershipId: string,
  permissions: readonly string[],
  grantedBy: string,
): Promise<void> {
  if (permissions.length === 0) return;
  await tx
    .insert(accessGrant)
    .values(permissions.map((permission) => ({ orgId, membershipId, permission, grantedBy })));
}

/** Ends every live grant of one permission to a membership. */
export async function endGrant(
  tx: Tx,
  orgId: string,
  membershipId: string,
  permission: string,
): Promise<void> {
  await tx
    .update(accessGrant)
    .set({ endedAt: sql`now()` })
    .where(
      and(
        eq(accessGrant.orgId, orgId),
        eq(accessGrant.membershipId, membershipId),
        eq(accessGrant.permission, permission),
        isNull(accessGrant.endedAt),
      ),
    );
}
