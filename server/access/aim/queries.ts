import { and, eq, sql } from "drizzle-orm";
import { account } from "@/db/schema/account";
import { invitation } from "@/db/schema/invitation";
import { joinRequest } from "@/db/schema/join-request";
import { membership } from "@/db/schema/membership";
import { permissionSet } from "@/db/schema/permission-set";
import { team } from "@/db/schema/team";
import type { Tx } from "@/server/transaction/transaction";

export type AimKind = "membership" | "request" | "invitation" | "set" | "team" | "account";

const inOrg = { membership, request: joinRequest, invitation, set: permissionSet, team };
/** Sets and teams have no address. */
const addressed = { membership, request: joinRequest, invitation };

/** How something is called now, and its address where it has one; null when it does not exist here. */
export async function findAim(
  tx: Tx,
  orgId: string,
  kind: AimKind,
  id: string,
): Promise<{ label: string; email?: string } | null> {
  if (kind === "account") {
    const [row] = await tx
      .select({ label: account.name, email: account.email })
      .from(account)
      .where(eq(account.id, id));
    return row ?? null;
  }
  const table = inOrg[kind];
  const email = kind in addressed ? addressed[kind as keyof typeof addressed].email : sql<null>`null`;
  const [row] = await tx
    .select({ label: table.name, email })
    .from(table)
    .where(and(eq(table.orgId, orgId), eq(table.id, id)));
  if (!row) return null;
  return { label: row.label ?? row.email ?? "", email: row.email ?? undefined };
}
