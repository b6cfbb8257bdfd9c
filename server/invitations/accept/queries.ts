import { and, asc, eq, sql } from "drizzle-orm";
import { invitation } from "@/db/schema/invitation";
import { organization } from "@/db/schema/organization";
import type { Acceptable } from "@/server/policy/accept-invitation";
import type { AttachedAccess } from "@/server/policy/invitation";
import type { Tx } from "@/server/transaction/transaction";
import type { InvitationRow } from "../queries";

/** What a link opens; what concerns the account at its address is for the server's eyes. */
export interface FoundInvitation extends Acceptable {
  orgId: string;
  id: string;
  /** By which way the link went: only a mailed one proves the mailbox. */
  way: "mail" | "copy";
  slug: string;
  email: string;
  emailNorm: string;
  name: string | null;
  note: string | null;
  membershipEndsAt: Date | null;
  invitedByName: string;
  permissions: string[];
  attached: AttachedAccess[];
  catalogs: string[];
  hasAccount: boolean;
  isMember: boolean;
}

interface FoundRow {
  [column: string]: unknown;
  org_id: string;
  id: string;
  way: "mail" | "copy";
  org_name: string;
  org_slug: string;
  org_state: string;
  email: string;
  email_norm: string;
  name: string | null;
  role: "manager" | "member";
  status: FoundInvitation["status"];
  note: string | null;
  expires_at: string | Date;
  membership_ends_at: string | Date | null;
  invited_by_name: string;
  permissions: string[];
  attached: AttachedAccess[];
  org_catalogs: string[];
  sender_withheld: boolean;
  sender_admin: boolean;
  sender_manager: boolean;
  has_account: boolean;
  is_member: boolean;
}

/** The invitation that a link opens, or null. The link is the right to it, in whatever organization. */
export async function findByToken(tx: Tx, tokenHash: Buffer): Promise<FoundInvitation | null> {
  const [row] = await tx.execute<FoundRow>(sql`select * from invitation_by_token(${tokenHash})`);
  if (!row) return null;
  return {
    orgId: row.org_id,
    id: row.id,
    way: row.way,
    slug: row.org_slug,
    org: { name: row.org_name, state: row.org_state },
    email: row.email,
    emailNorm: row.email_norm,
    name: row.name,
    role: row.role,
    status: row.status,
    note: row.note,
    expiresAt: new Date(row.expires_at),
    membershipEndsAt: row.membership_ends_at === null ? null : new Date(row.membership_ends_at),
    invitedByName: row.invited_by_name,
    permissions: row.permissions,
    attached: row.attached,
    catalogs: row.org_catalogs,
    sender: {
      platformAdmin: row.sender_admin,
      manager: row.sender_manager,
      settingsWithheld: row.sender_withheld,
    },
    hasAccount: row.has_account,
    isMember: row.is_member,
  };
}

/**
 * Answers an open invitation, once: gives it to the one call that did, null to every other. Compare-and-swap, so that
 * two tabs, or an acceptance and a revocation, leave one answer.
 */
export async function takeInvitation(
  tx: Tx,
  orgId: string,
  id: string,
  answer: "accepted" | "declined",
  acceptedBy: string | null = null,
): Promise<InvitationRow | null> {
  const [row] = await tx
    .update(invitation)
    .set({ status: answer, endedAt: sql`clock_timestamp()`, ...(acceptedBy ? { acceptedBy } : {}) })
    .where(
      and(
        eq(invitation.orgId, orgId),
        eq(invitation.id, id),
        sql`${invitation.status} = 'open' and ${invitation.expiresAt} > clock_timestamp()`,
      ),
    )
    .returning();
  return row ?? null;
}

/** The open invitations to the confirmed address of the person of this transaction, but for void ones (INV-4). */
export async function listOwnInvitations(tx: Tx) {
  return tx
    .select({ invitation, organization: { id: organization.id, name: organization.name } })
    .from(invitation)
    .innerJoin(organization, eq(organization.id, invitation.orgId))
    .where(
      sql`${invitation.status} = 'open' and ${invitation.expiresAt} > now() and ${invitation.emailNorm} = own_address()
          and invitation_is_valid(${invitation.role}, ${invitation.invitedBy})
          and ${organization.state} in ('active', 'awaiting_manager')`,
    )
    .orderBy(asc(organization.nameKey), asc(invitation.id))
    .limit(100);
}

/** One's own invitation of whatever state, or null. */
export async function findOwnInvitation(tx: Tx, orgId: string, id: string): Promise<InvitationRow | null> {
  const [row] = await tx
    .select()
    .from(invitation)
    .where(and(eq(invitation.orgId, orgId), eq(invitation.id, id)));
  return row ?? null;
}

/** What is so in the organization of this transaction as the invitation is accepted. */
export async function acceptanceContext(tx: Tx, orgId: string, senderId: string) {
  const [org] = await tx
    .select({
      name: organization.name,
      slug: organization.slug,
      state: organization.state,
      catalogs: organization.catalogs,
    })
    .from(organization)
    .where(eq(organization.id, orgId));
  if (!org) throw new Error("The organization of this transaction is gone.");
  const [sender] = await tx.execute<{
    platform_admin: boolean;
    manager: boolean;
    settings_withheld: boolean;
  }>(sql`select * from sender_context(${senderId})`);
  return {
    org,
    sender: {
      platformAdmin: sender?.platform_admin ?? false,
      manager: sender?.manager ?? false,
      settingsWithheld: sender?.settings_withheld ?? false,
    },
  };
}

/** Ties an accepted invitation to the membership it made, and to who accepted. */
export async function markJoined(
  tx: Tx,
  orgId: string,
  id: string,
  joined: { accountId: string; membershipId: string },
): Promise<void> {
  await tx
    .update(invitation)
    .set({ acceptedBy: joined.accountId, membershipId: joined.membershipId })
    .where(and(eq(invitation.orgId, orgId), eq(invitation.id, id)));
}
