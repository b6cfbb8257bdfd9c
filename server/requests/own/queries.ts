import { and, asc, desc, eq, lte, sql } from "drizzle-orm";
import type { AnyPgColumn } from "drizzle-orm/pg-core";
import { invitation } from "@/db/schema/invitation";
import { joinRequest } from "@/db/schema/join-request";
import { membership } from "@/db/schema/membership";
import { organization } from "@/db/schema/organization";
import { requestMessage } from "@/db/schema/request-message";
import type { Tx } from "@/server/transaction/transaction";

/** All requests of the person of this transaction, newest first, with their organizations' names. */
export async function listOwnRequests(tx: Tx, accountId: string) {
  return tx
    .select({ request: joinRequest, organization: { id: organization.id, name: organization.name } })
    .from(joinRequest)
    .innerJoin(organization, eq(organization.id, joinRequest.orgId))
    .where(eq(joinRequest.accountId, accountId))
    .orderBy(desc(joinRequest.requestedAt))
    .limit(100);
}

/**
 * What decides whether a person may ask to join an organization: its join policy, and their memberships and requests.
 */
export async function askingFacts(tx: Tx, orgId: string, accountId: string) {
  const facts = (await askingFactsIn(tx, [orgId], accountId)).get(orgId);
  if (!facts) throw new Error("An organization was asked for and not answered.");
  return facts;
}

/** The same for several organizations at once, by their ids. */
export async function askingFactsIn(tx: Tx, orgIds: readonly string[], accountId: string) {
  const among = (column: AnyPgColumn) => sql`${column} = any(${sql.param(orgIds)}::uuid[])`;
  const orgs = await tx
    .select({
      id: organization.id,
      name: organization.name,
      slug: organization.slug,
      state: organization.state,
      listed: organization.listed,
      joinPolicy: organization.joinPolicy,
      requestExpiryDays: organization.requestExpiryDays,
    })
    .from(organization)
    .where(among(organization.id));
  const memberships = await tx
    .select({ orgId: membership.orgId, endedAt: membership.endedAt, endReason: membership.endReason })
    .from(membership)
    .where(and(among(membership.orgId), eq(membership.accountId, accountId)))
    .orderBy(desc(membership.joinedAt));
  const own = await tx
    .select({
      orgId: joinRequest.orgId,
      retryAfter: joinRequest.retryAfter,
      open: sql<boolean>`${joinRequest.status} = 'pending' and ${joinRequest.expiresAt} > now()`,
    })
    .from(joinRequest)
    .where(eq(joinRequest.accountId, accountId));
  const invited = await tx
    .select({ orgId: invitation.orgId })
    .from(invitation)
    .where(
      and(
        among(invitation.orgId),
        sql`${invitation.status} = 'open' and ${invitation.expiresAt} > now() and ${invitation.emailNorm} = own_address()
            and invitation_is_valid(${invitation.role}, ${invitation.invitedBy})`,
      ),
    );
  const openRequests = own.filter((request) => request.open).length;
  const factsOf = (orgId: string) => {
    const here = own.filter((request) => request.orgId === orgId);
    const waits = here.flatMap(({ retryAfter }) => (retryAfter ? [retryAfter.getTime()] : []));
    const belonged = memberships.filter((one) => one.orgId === orgId);
    const isMember = belonged.some(({ endedAt }) => endedAt === null);
    return {
      org: orgs.find(({ id }) => id === orgId) ?? null,
      isMember,
      /** How the last membership ended, for who belongs there no longer. */
      ended: isMember ? null : (belonged[0]?.endReason ?? null),
      isInvited: invited.some((one) => one.orgId === orgId),
      hasOpenRequest: here.some((request) => request.open),
      openRequests,
      retryAfter: waits.length > 0 ? new Date(Math.max(...waits)) : null,
    };
  };
  return new Map(orgIds.map((orgId) => [orgId, factsOf(orgId)]));
}

/** Closes an expired pending request of this person here, so that they can file a new one; true if there was one. */
export async function closeExpired(tx: Tx, orgId: string, accountId: string): Promise<string | null> {
  const [closed] = await tx
    .update(joinRequest)
    .set({ status: "expired" })
    .where(
      and(
        eq(joinRequest.orgId, orgId),
        eq(joinRequest.accountId, accountId),
        eq(joinRequest.status, "pending"),
        lte(joinRequest.expiresAt, sql`clock_timestamp()`),
      ),
    )
    .returning({ id: joinRequest.id });
  return closed?.id ?? null;
}

/** Files a request; null when one is open already. */
export async function insertRequest(
  tx: Tx,
  values: { orgId: string; accountId: string; note: string | null; expiresAt: Date; notifiedAt: Date | null },
): Promise<{ id: string } | null> {
  const [row] = await tx
    .insert(joinRequest)
    .values(values)
    .onConflictDoNothing({
      target: [joinRequest.orgId, joinRequest.accountId],
      where: sql`status = 'pending'`,
    })
    .returning({ id: joinRequest.id });
  return row ?? null;
}

/** Withdraws one's own pending request; false when it is no longer pending. */
export async function withdrawRequest(
  tx: Tx,
  orgId: string,
  id: string,
  accountId: string,
): Promise<boolean> {
  const gone = await tx
    .update(joinRequest)
    .set({ status: "withdrawn", decidedAt: sql`clock_timestamp()` })
    .where(
      and(
        eq(joinRequest.orgId, orgId),
        eq(joinRequest.id, id),
        eq(joinRequest.accountId, accountId),
        eq(joinRequest.status, "pending"),
      ),
    )
    .returning({ id: joinRequest.id });
  return gone.length === 1;
}

/** What was written to this person, by request, oldest first. */
export async function messagesTo(tx: Tx, accountId: string) {
  return tx
    .select({
      requestId: requestMessage.requestId,
      body: requestMessage.body,
      by: requestMessage.writtenByName,
      at: requestMessage.writtenAt,
    })
    .from(requestMessage)
    .where(eq(requestMessage.accountId, accountId))
    .orderBy(asc(requestMessage.writtenAt));
}

/** Whether the Managers here were notified of a request within the last 15 minutes. */
export async function wasNotifiedRecently(tx: Tx): Promise<boolean> {
  const [row] = await tx.execute<{ notified: boolean }>(sql`select was_notified_recently() as notified`);
  return row?.notified ?? false;
}
