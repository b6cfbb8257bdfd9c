import { and, asc, desc, eq, isNull, sql } from "drizzle-orm";
import { membership } from "@/db/schema/membership";
import { organization } from "@/db/schema/organization";
import { organizationAddress } from "@/db/schema/organization-address";
import { preparedQuery } from "@/server/transaction/drizzle";
import type { Tx } from "@/server/transaction/transaction";

/** Listed organizations that accept requests, by name. */
export async function listListed(tx: Tx, search: string | undefined, limit: number) {
  return tx
    .select({ id: organization.id, name: organization.name, slug: organization.slug })
    .from(organization)
    .where(
      and(
        eq(organization.listed, true),
        eq(organization.state, "active"),
        sql`${organization.joinPolicy} <> 'invite_only'`,
        search
          ? sql`${organization.nameKey} like all ((select term_patterns(${search}))::text[])`
          : undefined,
      ),
    )
    .orderBy(asc(organization.nameKey), asc(organization.id))
    .limit(limit);
}

/** One organization that can be chosen at sign-up, or null. */
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

/** The names of the active Managers, longest-standing first, and their number. */
export async function managersByName(tx: Tx, orgId: string, limit: number) {
  const rows = await tx
    .select({ name: membership.name, total: sql<number>`count(*) over ()::int` })
    .from(membership)
    .where(and(eq(membership.orgId, orgId), eq(membership.role, "manager"), eq(membership.state, "active")))
    .orderBy(asc(membership.joinedAt), asc(membership.id))
    .limit(limit);
  return { names: rows.map(({ name }) => name), total: rows[0]?.total ?? 0 };
}

/** Who can let the person of this transaction in again, by name; nobody where they do not belong (INV-6). */
export async function findWhomToAsk(tx: Tx, slug: string, limit: number) {
  const rows = await tx.execute<{ name: string; platform_admin: boolean; total: number }>(
    sql`select name, platform_admin, total from whom_to_ask(${slug}, ${limit})`,
  );
  return {
    names: rows.map(({ name }) => name),
    total: rows[0]?.total ?? 0,
    platformAdmins: rows[0]?.platform_admin ?? false,
  };
}

const switchable = preparedQuery((db) =>
  db
    .select({
      slug: sql<string>`slug`,
      name: sql<string>`name`,
      role: sql<"manager" | "member">`role`,
      active: sql<boolean>`active`,
    })
    .from(sql`own_organizations()`),
);

/** The organizations that the actor of this organization's transaction can switch to, by name. */
export const listSwitchable = (tx: Tx) => switchable(tx);

/** The organizations of this transaction's account, by name; inactive memberships are marked. */
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
    .orderBy(asc(organization.nameKey), asc(organization.id));
}

/** The settings of the organization of this transaction. */
export async function findSettings(tx: Tx, orgId: string) {
  const [row] = await tx
    .select({
      name: organization.name,
      slug: organization.slug,
      joinPolicy: organization.joinPolicy,
      listed: organization.listed,
      askAgainAfterDays: organization.askAgainAfterDays,
      requestExpiryDays: organization.requestExpiryDays,
      version: organization.settingsVersion,
    })
    .from(organization)
    .where(eq(organization.id, orgId));
  if (!row) throw new Error("The organization of this transaction is gone.");
  return row;
}

type Settings = Pick<
  typeof organization.$inferInsert,
  | "name"
  | "slug"
  | "joinPolicy"
  | "listed"
  | "askAgainAfterDays"
  | "requestExpiryDays"
  | "catalogs"
  | "teamsOn"
>;

/** Saves changed settings and increases their version. */
export async function updateSettings(tx: Tx, orgId: string, values: Partial<Settings>): Promise<void> {
  const saved = await tx
    .update(organization)
    .set({ ...values, settingsVersion: sql`${organization.settingsVersion} + 1` })
    .where(eq(organization.id, orgId))
    .returning({ id: organization.id });
  if (saved.length !== 1) throw new Error("The organization of this transaction is gone.");
}

/** The organization's former addresses, newest first. */
export async function addressesOf(tx: Tx, orgId: string): Promise<string[]> {
  const rows = await tx
    .select({ slug: organizationAddress.slug })
    .from(organizationAddress)
    .where(eq(organizationAddress.orgId, orgId))
    .orderBy(desc(organizationAddress.until));
  return rows.map((row) => row.slug);
}

/** Whether an address belongs, or belonged, to another organization (a definer function looks past this one). */
export async function isAddressTaken(tx: Tx, slug: string): Promise<boolean> {
  const [row] = await tx.execute<{ taken: boolean }>(sql`select address_taken(${slug}) as taken`);
  return row?.taken ?? true;
}

/** Keeps the old address as a former one; if the new address is a former one, removes it from that list. */
export async function claimAddress(
  tx: Tx,
  orgId: string,
  { from, to }: { from: string; to: string },
): Promise<void> {
  await tx
    .delete(organizationAddress)
    .where(and(eq(organizationAddress.orgId, orgId), eq(organizationAddress.slug, to)));
  await tx.insert(organizationAddress).values({ orgId, slug: from });
}

/**
 * Updates the organization's state according to whether it has an active Manager. Null if it wasn't waiting for one, or
 * still is; `keeper` is the Manager who got the settings back (db/sql/triggers.sql).
 */
export async function followManagers(tx: Tx) {
  const [row] = await tx.execute<{ keeper: string | null; keeper_name: string; keeper_email: string }>(
    sql`select keeper, keeper_name, keeper_email from settle_managers()`,
  );
  return row ?? null;
}
