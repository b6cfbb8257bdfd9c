import { and, asc, eq, gt } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";
import { accessGrant } from "@/db/schema/access-grant";
import { joinRequest } from "@/db/schema/join-request";
import { membership } from "@/db/schema/membership";
import { organization } from "@/db/schema/organization";
import type { Tx } from "@/server/doors/transaction";

/** The organization's own row, for its file. */
export async function organizationForFile(tx: Tx, orgId: string) {
  const [found] = await tx.select(organizationColumns).from(organization).where(eq(organization.id, orgId));
  return found ?? null;
}

const organizationColumns = {
  id: organization.id,
  slug: organization.slug,
  name: organization.name,
  state: organization.state,
  joinPolicy: organization.joinPolicy,
  listed: organization.listed,
  mfaRequired: organization.mfaRequired,
  requestExpiryDays: organization.requestExpiryDays,
  askAgainAfterDays: organization.askAgainAfterDays,
  createdAt: organization.createdAt,
};

const after = (id: PgColumn, last: string | null) => (last ? gt(id, last) : undefined);

/** What an organization's file holds besides its own row, each read in pieces by id. */
export const parts = {
  members: (tx: Tx, orgId: string, last: string | null, limit: number) =>
    tx
      .select({
        id: membership.id,
        accountId: membership.accountId,
        name: membership.name,
        email: membership.email,
        role: membership.role,
        enabled: membership.enabled,
        approvedAt: membership.approvedAt,
        joinedAt: membership.joinedAt,
        expiresAt: membership.expiresAt,
        endedAt: membership.endedAt,
        endReason: membership.endReason,
        source: membership.source,
      })
      .from(membership)
      .where(and(eq(membership.orgId, orgId), after(membership.id, last)))
      .orderBy(asc(membership.id))
      .limit(limit),
  requests: (tx: Tx, orgId: string, last: string | null, limit: number) =>
    tx
      .select({
        id: joinRequest.id,
        accountId: joinRequest.accountId,
        name: joinRequest.name,
        email: joinRequest.email,
        note: joinRequest.note,
        status: joinRequest.status,
        requestedAt: joinRequest.requestedAt,
        expiresAt: joinRequest.expiresAt,
        reason: joinRequest.reason,
        decidedBy: joinRequest.decidedByName,
        decidedAt: joinRequest.decidedAt,
      })
      .from(joinRequest)
      .where(and(eq(joinRequest.orgId, orgId), after(joinRequest.id, last)))
      .orderBy(asc(joinRequest.id))
      .limit(limit),
  grants: (tx: Tx, orgId: string, last: string | null, limit: number) =>
    tx
      .select({
        id: accessGrant.id,
        membershipId: accessGrant.membershipId,
        permission: accessGrant.permission,
        startsAt: accessGrant.startsAt,
        expiresAt: accessGrant.expiresAt,
        endedAt: accessGrant.endedAt,
        reason: accessGrant.reason,
      })
      .from(accessGrant)
      .where(and(eq(accessGrant.orgId, orgId), after(accessGrant.id, last)))
      .orderBy(asc(accessGrant.id))
      .limit(limit),
};
