import type { OrgContext } from "@/server/access/read";
import { historyOfMember } from "@/server/audit/member-history";
import type { RefusalCode } from "@/server/errors";
import { explain, refuse } from "@/server/errors";
import { directKeys } from "@/server/grants/queries";
import { badgesOf } from "@/server/policy/badges";
import {
  roleOf,
  whyNotChangeRole,
  whyNotEdit,
  whyNotEndOn,
  whyNotGiveSettings,
  whyNotLeave,
  whyNotRemove,
  whyNotSendReset,
  whyNotSwitch,
  whyNotTouchRole,
  whyNotWithholdSettings,
} from "@/server/policy/member-change";
import { membershipTagOf } from "@/server/policy/membership";
import type { WhyNot } from "@/server/policy/reason";
import { type Role, roles } from "@/server/policy/roles";
import { inheritedFrom } from "@/server/policy/team";
import { proposalOf } from "@/server/promotions/proposal";
import { successorOf } from "@/server/teams/hand-over";
import { soleLeadOf } from "@/server/teams/members/queries";
import type { Tx } from "@/server/transaction/transaction";
import { nameOfAccount, permissionsHeldBy } from "./queries";
import { loadMember } from "./target";

const said = (why: WhyNot<RefusalCode> | null) => (why ? explain(why) : null);

/** What each role allows, in one line (KIO-16). */
const roleLines: Record<Role, string> = {
  PlatformAdmin: "Manages the whole platform.",
  Manager: "Can approve and remove people, grant permissions and change settings.",
  Member: "Can use what they’ve been given. Can’t manage people.",
};

/**
 * The three choices of Change Role, what one may not choose with its reason. That the password will be asked for is
 * no reason: the form asks and repeats.
 */
export async function roleChoices(tx: Tx, context: OrgContext, id: string) {
  const { actor, org } = context;
  const { row, target, counts } = await loadMember(tx, org.id, id);
  const promotes = whyNotChangeRole(actor, target, "Manager", counts)?.code === "promotion";
  return {
    name: row.name,
    current: roleOf(target),
    whyNot: said(whyNotTouchRole(actor, target)),
    /** For who may not make a Manager: what they can do instead (KIO-16). */
    proposal: promotes ? await proposalOf(tx, context, id) : null,
    choices: roles.map((role) => {
      const why = whyNotChangeRole({ ...actor, recentlyAuthenticated: true }, target, role, counts);
      return { role, line: roleLines[role], whyNot: why?.code === "role_unchanged" ? null : said(why) };
    }),
  };
}

/**
 * What Home says to a member about the organization's Managers and themself: whether only one can get in, counted like
 * Health does (INV-1), and why they cannot leave. Refuses not_found for a PlatformAdmin who does not belong here.
 */
export async function ownMembership(tx: Tx, { actor, org }: OrgContext) {
  if (!actor.membership) refuse("not_found");
  const { target, counts } = await loadMember(tx, org.id, actor.membership.id);
  return { oneManager: counts.activeManagers === 1, whyNotLeave: said(whyNotLeave(target, counts)) };
}

/** Everything Edit User shows of one person in this organization, each control with its reason (GGW-6, GGW-7). */
export async function memberDetails(tx: Tx, { actor, org }: OrgContext, id: string) {
  const { row, target, counts } = await loadMember(tx, org.id, id);
  const [led, heir, held, direct, history, approver] = await Promise.all([
    soleLeadOf(tx, org.id, id),
    successorOf(tx, org.id, id, actor),
    permissionsHeldBy(tx, org.id, id),
    directKeys(tx, org.id, id),
    historyOfMember(tx, org, id),
    row.approvedBy ? nameOfAccount(tx, org.id, row.approvedBy) : null,
  ]);
  const now = new Date();
  const isManager = row.role === "manager" && target.active;
  return {
    id: row.id,
    accountId: row.accountId,
    name: row.name,
    displayName: row.displayName,
    email: row.email,
    role: roleOf(target),
    you: row.accountId === actor.accountId,
    tag: membershipTagOf(row, now) ?? undefined,
    enabled: row.enabled,
    approved: row.approvedAt !== null,
    approvedBy: approver,
    joinedAt: row.joinedAt.toISOString(),
    source: row.source,
    expiresOn: row.expiresAt?.toISOString().slice(0, 10) ?? null,
    carriesSettings: row.role === "manager" ? !row.settingsWithheld : direct.includes("org.settings.manage"),
    badges: badgesOf(org.catalog, held, isManager),
    history,
    /** What ends with the membership, for the dialog of Remove (KIO-23). */
    ends: {
      teams: led.map(({ name }) => name),
      /** Who takes over what they lead (CASE-13), and of which teams they become a lead by it. */
      heir: led.length > 0 ? (heir?.name ?? null) : null,
      leads: led.filter((team) => inheritedFrom(team) === "lead").map(({ name }) => name),
      permissions: badgesOf(org.catalog, held, false).map((badge) => badge.category),
    },
    whyNot: {
      changeRole: said(whyNotTouchRole(actor, target)),
      name: said(whyNotEdit(actor, target)),
      enabled: said(whyNotSwitch(actor, target, !row.enabled, counts)),
      approved: said(whyNotSwitch(actor, target, row.approvedAt === null, counts)),
      expiresOn: said(
        whyNotEndOn(actor, target, row.role === "manager" ? new Date(now.getTime() + 1) : null, now),
      ),
      settings:
        row.role === "manager"
          ? said(whyNotWithholdSettings(actor, target, !row.settingsWithheld, counts))
          : said(whyNotGiveSettings(actor, target, org.name)),
      sendReset: said(whyNotSendReset(actor, target, row.accountDisabled)),
      remove: said(whyNotRemove(actor, target, counts)),
    },
  };
}
