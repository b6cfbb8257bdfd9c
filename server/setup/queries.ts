import { and, eq, gt, isNull, sql } from "drizzle-orm";
import { account } from "@/db/schema/account";
import { membership } from "@/db/schema/membership";
import { organization } from "@/db/schema/organization";
import { platform, setupLink } from "@/db/schema/platform";
import type { Tx } from "@/server/transaction/transaction";

/** Whether this installation is set up, and whether people may sign up themselves. */
export async function signUpState(tx: Tx): Promise<{ setUp: boolean; signUpOpen: boolean }> {
  const [row] = await tx
    .select({ setUpAt: platform.setUpAt, signUpOpen: platform.signUpOpen })
    .from(platform);
  return { setUp: Boolean(row?.setUpAt), signUpOpen: row?.signUpOpen ?? false };
}

/** The platform's minimum password length. */
export async function leastPasswordLengthOf(tx: Tx): Promise<number> {
  const [row] = await tx.select({ least: platform.leastPasswordLength }).from(platform);
  return row?.least ?? 12;
}

/** Whether anyone who is signed in can create organizations. */
export async function mayAnybodyFound(tx: Tx): Promise<boolean> {
  const [row] = await tx.select({ who: platform.whoMayCreateOrganizations }).from(platform);
  return row?.who === "anyone";
}

/** Replaces all setup links with this one. */
export async function replaceSetupLink(tx: Tx, tokenHash: Buffer, expiresAt: Date): Promise<void> {
  await tx.delete(setupLink).where(sql`true`);
  await tx.insert(setupLink).values({ tokenHash, expiresAt });
}

const open = (tokenHash: Buffer) =>
  and(
    eq(setupLink.tokenHash, tokenHash),
    isNull(setupLink.usedAt),
    gt(setupLink.expiresAt, sql`clock_timestamp()`),
  );

export async function isSetupLinkOpen(tx: Tx, tokenHash: Buffer): Promise<boolean> {
  const found = await tx.select({ hash: setupLink.tokenHash }).from(setupLink).where(open(tokenHash));
  return found.length === 1;
}

/** Uses up the setup link: works only once. */
export async function takeSetupLink(tx: Tx, tokenHash: Buffer): Promise<boolean> {
  const taken = await tx
    .update(setupLink)
    .set({ usedAt: sql`clock_timestamp()` })
    .where(open(tokenHash))
    .returning({ hash: setupLink.tokenHash });
  return taken.length === 1;
}

/** Marks the installation as set up; false if it already was. */
export async function markSetUp(tx: Tx): Promise<boolean> {
  const marked = await tx
    .update(platform)
    .set({ setUpAt: sql`now()` })
    .where(isNull(platform.setUpAt))
    .returning({ id: platform.id });
  return marked.length === 1;
}

/** Creates an organization with its first Manager; null when its address is taken. */
export async function insertOrganization(
  tx: Tx,
  values: { name: string; slug: string; managerAccountId: string },
): Promise<{ id: string } | null> {
  const { managerAccountId, ...names } = values;
  const [org] = await tx
    .insert(organization)
    .values(names)
    .onConflictDoNothing({ target: organization.slug })
    .returning({ id: organization.id });
  if (!org) return null;
  await tx.insert(membership).values({
    orgId: org.id,
    accountId: managerAccountId,
    role: "manager",
    approvedAt: new Date(),
    approvedBy: managerAccountId,
    source: "founder",
  });
  return org;
}

/** Makes a locked account PlatformAdmin, or removes the role. */
export async function setPlatformAdmin(tx: Tx, accountId: string, to: boolean): Promise<void> {
  const changed = await tx
    .update(account)
    .set({ platformAdmin: to })
    .where(eq(account.id, accountId))
    .returning({ id: account.id });
  if (changed.length !== 1) throw new Error("An account that was locked is gone.");
}

/**
 * Sets the role of a membership; false if it has ended in the meantime. A Manager's membership has no end date (INV-1)
 * and includes the settings, unless a platform admin withholds them.
 */
export async function setMembershipRole(
  tx: Tx,
  orgId: string,
  memberId: string,
  role: "manager" | "member",
): Promise<boolean> {
  const changed = await tx
    .update(membership)
    .set({ role, settingsWithheld: false, ...(role === "manager" ? { expiresAt: null } : {}) })
    .where(and(eq(membership.orgId, orgId), eq(membership.id, memberId), isNull(membership.endedAt)))
    .returning({ id: membership.id });
  return changed.length === 1;
}
