import { and, asc, desc, eq, isNull, sql } from "drizzle-orm";
import { account } from "@/db/schema/account";
import { invitation } from "@/db/schema/invitation";
import { joinRequest } from "@/db/schema/join-request";
import { membership } from "@/db/schema/membership";
import { organization } from "@/db/schema/organization";
import { organizationAddress } from "@/db/schema/organization-address";
import { organizationCount } from "@/db/schema/organization-count";
import type { Tx } from "@/server/transaction/transaction";

const o = organization;
const c = organizationCount;

/** One organization by its address, present or former, whatever its state. */
export async function findOrganization(tx: Tx, slug: string) {
  const [row] = await tx
    .select({
      id: o.id,
      slug: o.slug,
      name: o.name,
      state: o.state,
      createdAt: o.createdAt,
      joinPolicy: o.joinPolicy,
      listed: o.listed,
      members: c.live,
      requests: sql<number>`(select count(*)::int from join_request r where r.org_id = ${sql.raw('"organization"."id"')}
        and r.status = 'pending' and r.expires_at > now())`,
      unapproved: sql<number>`(select count(*)::int from membership m where m.org_id = ${sql.raw('"organization"."id"')}
        and m.unapproved_at is not null and m.ended_at is null and (m.expires_at is null or m.expires_at > now()))`,
    })
    .from(organization)
    .innerJoin(organizationCount, eq(c.orgId, o.id))
    .where(
      sql`${o.id} = coalesce((select g.id from organization g where g.slug = ${slug}),
                             (select d.org_id from organization_address d where d.slug = ${slug}))`,
    );
  return row ?? null;
}

/** The address of an organization, by id. */
export async function findSlug(tx: Tx, id: string): Promise<string | null> {
  const [row] = await tx.select({ slug: o.slug }).from(organization).where(eq(o.id, id));
  return row?.slug ?? null;
}

/** All Managers of an organization, active or not, those who can get in first. */
export async function listManagers(tx: Tx, orgId: string) {
  return tx
    .select({
      id: membership.id,
      accountId: membership.accountId,
      name: membership.name,
      email: membership.email,
      active: sql<boolean>`is_active_manager(membership)`,
      lastActiveAt: membership.lastActiveAt,
    })
    .from(membership)
    .where(and(eq(membership.orgId, orgId), eq(membership.role, "manager"), isNull(membership.endedAt)))
    .orderBy(sql`is_active_manager(membership) desc`, asc(membership.joinedAt), asc(membership.id));
}

/** Unanswered invitations as its Manager, newest first. */
export async function listInvitedManagers(tx: Tx, orgId: string) {
  return tx
    .select({
      id: invitation.id,
      email: invitation.email,
      by: invitation.invitedByName,
      expiresAt: invitation.expiresAt,
    })
    .from(invitation)
    .where(and(eq(invitation.orgId, orgId), eq(invitation.role, "manager"), eq(invitation.status, "open")))
    .orderBy(desc(invitation.lastSentAt), asc(invitation.id))
    .limit(20);
}

/** Whether an address belongs, or belonged, to any organization. */
export async function isSlugTaken(tx: Tx, slug: string): Promise<boolean> {
  const [now] = await tx.select({ id: o.id }).from(organization).where(eq(o.slug, slug));
  const [before] = await tx
    .select({ id: organizationAddress.orgId })
    .from(organizationAddress)
    .where(eq(organizationAddress.slug, slug));
  return Boolean(now ?? before);
}

/** An enabled account, or null. Its row is already locked. */
export async function findUsableAccount(tx: Tx, id: string) {
  const [row] = await tx
    .select({ id: account.id, name: account.name, email: account.email })
    .from(account)
    .where(and(eq(account.id, id), isNull(account.disabledAt), isNull(account.deletedAt)));
  return row ?? null;
}

type Changes = Partial<Pick<typeof organization.$inferInsert, "name" | "state">>;

/** Changes an organization whose row is already locked, and increases the version of its settings. */
export async function updateOrganization(tx: Tx, orgId: string, values: Changes): Promise<void> {
  const saved = await tx
    .update(organization)
    .set({ ...values, settingsVersion: sql`${o.settingsVersion} + 1` })
    .where(eq(o.id, orgId))
    .returning({ id: o.id });
  if (saved.length !== 1) throw new Error("An organization that was locked is gone.");
}

/** Creates an organization without a Manager yet; null when its address is taken. */
export async function insertAwaiting(
  tx: Tx,
  values: { name: string; slug: string },
): Promise<{ id: string } | null> {
  const [org] = await tx
    .insert(organization)
    .values({ ...values, state: "awaiting_manager" })
    .onConflictDoNothing({ target: organization.slug })
    .returning({ id: organization.id });
  return org ?? null;
}

/** Sets how people can join a new organization. */
export async function setDoor(
  tx: Tx,
  orgId: string,
  values: Pick<typeof organization.$inferInsert, "joinPolicy" | "listed">,
): Promise<void> {
  await tx.update(organization).set(values).where(eq(o.id, orgId));
}

/**
 * Makes an account an active Manager with access to the settings, through its membership or a new one, which may close
 * their open request. Returns the membership's id.
 */
export async function makeManager(
  tx: Tx,
  orgId: string,
  accountId: string,
  { by, requestId }: { by: string; requestId: string | null },
): Promise<string> {
  const [kept] = await tx
    .update(membership)
    .set({
      role: "manager",
      enabled: true,
      settingsWithheld: false,
      expiresAt: null,
      approvedAt: sql`coalesce(${membership.approvedAt}, now())`,
      approvedBy: sql`coalesce(${membership.approvedBy}, ${by}::uuid)`,
    })
    .where(and(eq(membership.orgId, orgId), eq(membership.accountId, accountId), isNull(membership.endedAt)))
    .returning({ id: membership.id });
  if (kept) return kept.id;
  const [made] = await tx
    .insert(membership)
    .values({
      orgId,
      accountId,
      role: "manager",
      approvedAt: new Date(),
      approvedBy: by,
      source: "platform",
      requestId,
    })
    .returning({ id: membership.id });
  if (!made) throw new Error("A membership could not be made.");
  return made.id;
}

/** Everyone with an open request to join an organization. */
export async function listWaitingFor(tx: Tx, orgId: string): Promise<{ name: string; email: string }[]> {
  return tx
    .select({ name: joinRequest.name, email: joinRequest.email })
    .from(joinRequest)
    .where(
      and(
        eq(joinRequest.orgId, orgId),
        sql`${joinRequest.status} = 'pending' and ${joinRequest.expiresAt} > now() and not ${joinRequest.accountDisabled}`,
      ),
    );
}

/** Deletes an archived organization with everything in it except its events; false if it isn't archived. */
export async function deleteOrganizationRows(tx: Tx, orgId: string): Promise<boolean> {
  const [row] = await tx.execute<{ gone: boolean }>(sql`select delete_organization(${orgId}) as gone`);
  return row?.gone ?? false;
}
