import { and, eq, isNull, sql } from "drizzle-orm";
import { invitation, invitationLink } from "@/db/schema/invitation";
import { joinRequest } from "@/db/schema/join-request";
import { membership } from "@/db/schema/membership";
import type { AddressStatus, AttachedAccess } from "@/server/policy/invitation";
import { preparedQuery } from "@/server/transaction/drizzle";
import type { Tx } from "@/server/transaction/transaction";

export type InvitationRow = typeof invitation.$inferSelect;

/** What stands at each of some addresses, given in their normal form, in one organization. */
export async function addressStatuses(
  tx: Tx,
  orgId: string,
  addresses: readonly string[],
): Promise<(emailNorm: string) => AddressStatus & { open: InvitationRow | null }> {
  const named = sql.param([...addresses]);
  const members = await tx
    .select({ email: sql<string>`lower(${membership.email})` })
    .from(membership)
    .where(
      and(
        eq(membership.orgId, orgId),
        isNull(membership.endedAt),
        // The folded address: of ASCII, it is the normal form, and it has an index.
        sql`${membership.emailKey} = any(${named}::text[])`,
      ),
    );
  const waiting = await tx
    .select({ email: sql<string>`lower(${joinRequest.email})` })
    .from(joinRequest)
    .where(
      and(
        eq(joinRequest.orgId, orgId),
        sql`${joinRequest.status} = 'pending' and ${joinRequest.expiresAt} > now()`,
        sql`lower(${joinRequest.email}) = any(${named}::text[])`,
      ),
    );
  const open = await tx
    .select()
    .from(invitation)
    .where(
      and(
        eq(invitation.orgId, orgId),
        sql`${invitation.status} = 'open'`,
        sql`${invitation.emailNorm} = any(${named}::text[])`,
      ),
    );
  const mailed = await tx.execute<{ email: string; count: number; fewer_from: string | Date }>(sql`
    select * from invited_by_mail_today(${named}::text[])`);
  const mails = new Map(
    mailed.map((row) => [row.email, { count: row.count, fewerFrom: new Date(row.fewer_from) }]),
  );
  const belongs = new Set(members.map((row) => row.email));
  const asked = new Set(waiting.map((row) => row.email));
  const invited = new Map(open.map((row) => [row.emailNorm, row]));
  return (emailNorm) => ({
    isMember: belongs.has(emailNorm),
    waits: asked.has(emailNorm),
    open: invited.get(emailNorm) ?? null,
    mails: mails.get(emailNorm) ?? null,
  });
}

/** The permission sets and teams of one organization by their ids, as they come with an invitation. */
export async function attachedAccess(
  tx: Tx,
  orgId: string,
  { setIds, teamIds }: Pick<InvitationRow, "setIds" | "teamIds">,
): Promise<AttachedAccess[]> {
  if (setIds.length + teamIds.length === 0) return [];
  const rows = await tx.execute<AttachedAccess & { [column: string]: unknown }>(sql`
    select * from attached_access(${orgId}, ${sql.param(setIds)}::uuid[], ${sql.param(teamIds)}::uuid[])`);
  return [...rows];
}

/** The permission sets and teams of one organization that can come with an invitation, up to 500 of each. */
export async function givableAccess(tx: Tx, orgId: string): Promise<AttachedAccess[]> {
  const rows = await tx.execute<AttachedAccess & { [column: string]: unknown }>(sql`
    select * from attached_access(${orgId},
      array(select s.id from permission_set s where s.org_id = ${orgId} and s.archived_at is null limit 500),
      array(select t.id from team t where t.org_id = ${orgId} and t.deleted_at is null limit 500))
     where stands`);
  return [...rows];
}

/**
 * Stores invitations and gives the id of each by its address; what has an open one here is left out: the unique index is
 * the judge.
 */
export async function insertInvitations(
  tx: Tx,
  values: readonly (typeof invitation.$inferInsert)[],
): Promise<Map<string, string>> {
  if (values.length === 0) return new Map();
  const rows = await tx
    .insert(invitation)
    .values([...values])
    .onConflictDoNothing({
      target: [invitation.orgId, invitation.emailNorm],
      where: sql`status = 'open'`,
    })
    .returning({ id: invitation.id, emailNorm: invitation.emailNorm });
  return new Map(rows.map((row) => [row.emailNorm, row.id]));
}

export async function findInvitation(tx: Tx, orgId: string, id: string): Promise<InvitationRow | null> {
  const [row] = await tx
    .select()
    .from(invitation)
    .where(and(eq(invitation.orgId, orgId), eq(invitation.id, id)));
  return row ?? null;
}

/** Changes an invitation that is open, expired or not; false when it is not open any more. */
export async function updateOpen(
  tx: Tx,
  orgId: string,
  id: string,
  values: Partial<typeof invitation.$inferInsert>,
): Promise<boolean> {
  const changed = await tx
    .update(invitation)
    .set(values)
    .where(and(eq(invitation.orgId, orgId), eq(invitation.id, id), eq(invitation.status, "open")))
    .returning({ id: invitation.id });
  return changed.length === 1;
}

export type NewLink = Omit<typeof invitationLink.$inferInsert, "orgId">;

/** Opens invitations by links more. */
export async function insertLinks(tx: Tx, orgId: string, links: readonly NewLink[]): Promise<void> {
  if (links.length > 0) await tx.insert(invitationLink).values(links.map((link) => ({ ...link, orgId })));
}

/** Kills every link of an invitation. */
export async function deleteLinks(tx: Tx, orgId: string, invitationId: string): Promise<void> {
  await tx
    .delete(invitationLink)
    .where(and(eq(invitationLink.orgId, orgId), eq(invitationLink.invitationId, invitationId)));
}

/** Revokes what an account sent here and nobody answered yet (INV-8). Gives whom it was for. */
export async function revokeOpenOf(tx: Tx, orgId: string, accountId: string, by: string) {
  return tx
    .update(invitation)
    .set({ status: "revoked", endedAt: sql`now()`, endedByName: by })
    .where(
      and(
        eq(invitation.orgId, orgId),
        eq(invitation.invitedBy, accountId),
        eq(invitation.status, "open"),
        sql`${invitation.expiresAt} > now()`,
      ),
    )
    .returning({ id: invitation.id, name: invitation.name, email: invitation.email });
}

const closeOpen = preparedQuery((db) =>
  db
    .update(invitation)
    .set({
      status: "accepted",
      endedAt: sql`now()`,
      acceptedBy: sql`${sql.placeholder("accountId")}`,
      membershipId: sql`${sql.placeholder("membershipId")}`,
    })
    .where(
      and(
        eq(invitation.orgId, sql.placeholder("org")),
        eq(invitation.emailNorm, sql.placeholder("email")),
        sql`${invitation.status} = 'open'`,
      ),
    )
    .returning({ id: invitation.id, name: invitation.name, email: invitation.email }),
);

/** Closes the open invitation of an address that came to belong by another way; null when there was none. */
export async function closeOpenOf(
  tx: Tx,
  orgId: string,
  emailNorm: string,
  joined: { accountId: string; membershipId: string },
) {
  const [row] = await closeOpen(tx, { ...joined, org: orgId, email: emailNorm });
  return row ?? null;
}
