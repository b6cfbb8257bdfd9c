import type { Actor } from "./actor";
import { type WhyNot, whyNot } from "./reason";
import type { MembershipRole, Role } from "./roles";

/** Another person's membership as the rules see it, at one moment. */
export interface Target {
  accountId: string;
  name: string;
  role: MembershipRole;
  platformAdmin: boolean;
  /** True when it counts: enabled, approved, not ended, not expired, account enabled. */
  active: boolean;
  /** True for a Manager from whom a PlatformAdmin withheld the settings. */
  settingsWithheld: boolean;
  expiresAt: Date | null;
}

/** The organization's side of every such decision. */
export interface ManagerCounts {
  /** How many active Managers there are, this one included. */
  activeManagers: number;
  /** How many of them carry the settings. */
  settingsKeepers: number;
}

/** True when this membership is the only active Manager's (INV-1). */
export function isLastManager(target: Target, { activeManagers }: ManagerCounts): boolean {
  return target.role === "manager" && target.active && activeManagers <= 1;
}

/** True when this membership is the only active Manager's who keeps the settings. */
export function isLastSettingsKeeper(target: Target, { settingsKeepers }: ManagerCounts): boolean {
  return target.role === "manager" && target.active && !target.settingsWithheld && settingsKeepers <= 1;
}

/**
 * Why this membership cannot stop counting, by whatever way, or null: an organization keeps an active Manager (INV-1),
 * and an active Manager who keeps the settings.
 */
function whyNotLose(
  target: Target,
  counts: ManagerCounts,
): WhyNot<"last_manager" | "last_settings_keeper"> | null {
  if (isLastManager(target, counts)) return whyNot("last_manager");
  return isLastSettingsKeeper(target, counts) ? whyNot("last_settings_keeper") : null;
}

const isOneself = (actor: Actor, target: Target) => actor.accountId === target.accountId;

/** A PlatformAdmin's membership is out of a Manager's reach. */
const isOutOfReach = (actor: Actor, target: Target) => target.platformAdmin && !actor.platformAdmin;

/** The role a target is shown with. */
export function roleOf(target: Target): Role {
  if (target.platformAdmin) return "PlatformAdmin";
  return target.role === "manager" ? "Manager" : "Member";
}

/** Why this person's role cannot be changed at all by this actor (KIO-18, X-14), or null. */
export function whyNotTouchRole(
  actor: Actor,
  target: Target,
): WhyNot<"own_role" | "platform_admins_only"> | null {
  if (isOneself(actor, target)) return whyNot("own_role");
  if (isOutOfReach(actor, target)) return whyNot("platform_admins_only", { name: target.name });
  return null;
}

/**
 * Why this person cannot get this role from this actor (KIO-14, KIO-18, X-2, INV-1, INV-3), or null. The password
 * comes last: it is asked for only where the rest is fine.
 */
export function whyNotChangeRole(
  actor: Actor,
  target: Target,
  to: Role,
  counts: ManagerCounts,
): WhyNot<
  | "own_role"
  | "platform_admins_only"
  | "role_unchanged"
  | "promotion"
  | "last_manager"
  | "last_settings_keeper"
  | "step_up"
> | null {
  const untouchable = whyNotTouchRole(actor, target);
  if (untouchable) return untouchable;
  if (to === roleOf(target)) return whyNot("role_unchanged", { name: target.name, role: `a ${to}` });
  const promotes = to === "PlatformAdmin" || (to === "Manager" && target.role !== "manager");
  if (promotes && !actor.platformAdmin) return whyNot("promotion");
  const lost = to === "Member" ? whyNotLose(target, counts) : null;
  if (lost) return lost;
  if (promotes && !actor.recentlyAuthenticated) return whyNot("step_up");
  return null;
}

type Off = "own_access" | "platform_admins_only" | "last_manager" | "last_settings_keeper";

/**
 * Why this membership cannot be disabled, unapproved or given back (GGW-2, GGW-7, INV-1, INV-2, X-10, X-14), or null.
 */
export function whyNotSwitch(
  actor: Actor,
  target: Target,
  to: boolean,
  counts: ManagerCounts,
): WhyNot<Off> | null {
  if (isOneself(actor, target)) return whyNot("own_access");
  if (isOutOfReach(actor, target)) return whyNot("platform_admins_only", { name: target.name });
  return to ? null : whyNotLose(target, counts);
}

/** Why the name or the end of this membership cannot be edited, or null. */
export function whyNotEdit(actor: Actor, target: Target): WhyNot<"platform_admins_only"> | null {
  return isOutOfReach(actor, target) ? whyNot("platform_admins_only", { name: target.name }) : null;
}

/** Why this person cannot be sent a link for a new password by this actor (GGW-12, X-14), or null. */
export function whyNotSendReset(
  actor: Actor,
  target: Target,
  accountDisabled: boolean,
): WhyNot<"platform_admins_only" | "account_disabled_here"> | null {
  if (isOutOfReach(actor, target)) return whyNot("platform_admins_only", { name: target.name });
  return accountDisabled ? whyNot("account_disabled_here", { name: target.name }) : null;
}

/**
 * Why this membership cannot end on that day, or null (INV-1: a Manager's has no end; INV-2: nobody sets their own).
 */
export function whyNotEndOn(
  actor: Actor,
  target: Target,
  expiresAt: Date | null,
  now: Date,
): WhyNot<"own_access" | "platform_admins_only" | "manager_has_no_end" | "end_in_the_past"> | null {
  if (isOneself(actor, target)) return whyNot("own_access");
  if (isOutOfReach(actor, target)) return whyNot("platform_admins_only", { name: target.name });
  if (expiresAt && target.role === "manager") return whyNot("manager_has_no_end");
  if (expiresAt && expiresAt <= now) return whyNot("end_in_the_past");
  return null;
}

/** Why the settings cannot be withheld from, or given back to, this Manager, or null. */
export function whyNotWithholdSettings(
  actor: Actor,
  target: Target,
  withhold: boolean,
  counts: ManagerCounts,
): WhyNot<"own_access" | "settings_platform_only" | "last_settings_keeper"> | null {
  if (isOneself(actor, target)) return whyNot("own_access");
  if (!actor.platformAdmin) return whyNot("settings_platform_only");
  return withhold && isLastSettingsKeeper(target, counts) ? whyNot("last_settings_keeper") : null;
}

/** Why the settings cannot be given to, or taken from, this Member: who does not carry them gives none. */
export function whyNotGiveSettings(
  actor: Actor,
  target: Target,
  org: string,
): WhyNot<"own_access" | "platform_admins_only" | "settings_withheld"> | null {
  if (isOneself(actor, target)) return whyNot("own_access");
  if (isOutOfReach(actor, target)) return whyNot("platform_admins_only", { name: target.name });
  const withheld = !actor.platformAdmin && actor.membership?.settingsWithheld;
  return withheld ? whyNot("settings_withheld", { org }) : null;
}

/** Why this person cannot be removed from the organization by this actor (KIO-23, KIO-24, X-10, X-14), or null. */
export function whyNotRemove(
  actor: Actor,
  target: Target,
  counts: ManagerCounts,
): WhyNot<"leave_instead" | "platform_admins_only" | "last_manager" | "last_settings_keeper"> | null {
  if (isOneself(actor, target)) return whyNot("leave_instead");
  if (isOutOfReach(actor, target)) return whyNot("platform_admins_only", { name: target.name });
  return whyNotLose(target, counts);
}

/** Why a person can't leave (CASE-9, X-10), or null. */
export function whyNotLeave(
  target: Target,
  counts: ManagerCounts,
): WhyNot<"last_manager_leaving" | "last_keeper_leaving"> | null {
  if (isLastManager(target, counts)) return whyNot("last_manager_leaving");
  return isLastSettingsKeeper(target, counts) ? whyNot("last_keeper_leaving") : null;
}

/** What the actions of one row of the users table answer, each null or why not. */
export function reasonsFor(actor: Actor, target: Target, counts: ManagerCounts) {
  return {
    changeRole: whyNotTouchRole(actor, target),
    edit: whyNotEdit(actor, target),
    remove: whyNotRemove(actor, target, counts),
  };
}
