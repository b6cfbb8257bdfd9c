import { eq, sql } from "drizzle-orm";
import { auditHead } from "@/db/schema/audit";
import { organization } from "@/db/schema/organization";
import type { Tx } from "@/server/doors/transaction";
import { searchAccounts } from "@/server/platform/accounts/queries";
import type { PersonFound } from "../list/page";

/** How an organization is called whose chain this is; of a deleted one no more than that it was is known. */
export async function nameOfChain(tx: Tx, orgId: string): Promise<string | null> {
  const [row] = await tx
    .select({ name: sql<string>`coalesce(${organization.name}, 'a deleted organization')` })
    .from(auditHead)
    .leftJoin(organization, eq(organization.id, auditHead.orgId))
    .where(eq(auditHead.orgId, orgId));
  return row?.name ?? null;
}

/** Whom a name or an address fits among all accounts. */
export async function accountsNamed(tx: Tx, search: string, limit: number): Promise<PersonFound[]> {
  const { rows } = await searchAccounts(tx, search, null, limit, limit);
  return rows.map(({ id, name, email }) => ({ account: id, name, email, left: false }));
}
