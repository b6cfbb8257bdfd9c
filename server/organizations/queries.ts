import { and, asc, eq, isNull, sql } from "drizzle-orm";
import { membership } from "@/db/schema/membership";
import { organization } from "@/db/schema/organization";
import type { Tx } from "@/server/doors/transaction";

/** Organizations that take requests from anybody, by name. */
export async function listListed(tx: Tx, pattern: string | null, limit: number) {
  return tx
    .select({ id: organization.id, name: organization.name })
    .from(organization)
    .where(
      and(
        eq(organization.listed, true),
        eq(organization.state, "active"),
        sql`${organization.joinPolicy} <> 'invite_only'`,
        pattern ? sql`lower(${organization.name}) like ${pattern}` : undefined,
      ),
    )
    .orderBy(asc(organization.name), asc(organization.id))
    .limit(limit);
}

/** One organization that somebody may still choose at sign-up, or null. */
export async function findListed(tx: Tx, id: string) {
  const [row] = await tx
    .select({ id: organization.id, name: organization.name })
    .from(organization)
    .where(
      and(
        eq(organization.id, id),
        eq(organization.listed, true),
        eq(organization.state, "active"),
        sql`${organization.joinPolicy} <> 'invite_only'`,
      ),
    );
  return row ?? null;
}

/** The organizations of the person of this transaction, by name; memberships that give nothing are marked. */
export async function listOwn(tx: Tx, accountId: string) {
  return tx
    .select({
      id: organization.id,
      slug: organization.slug,
      name: organization.name,
      state: organization.state,
      role: membership.role,
      enabled: membership.enabled,
      approvedAt: membership.approvedAt,
      expiresAt: membership.expiresAt,
      accountDisabled: membership.accountDisabled,
    })
    .from(membership)
    .innerJoin(organization, eq(organization.id, membership.orgId))
    .where(
      and(
        eq(membership.accountId, accountId),
        isNull(membership.endedAt),
        sql`${organization.state} <> 'archived'`,
      ),
    )
    .orderBy(asc(organization.name), asc(organization.id));
}
