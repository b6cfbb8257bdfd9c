import { type WhyNot, whyNot } from "./reason";
import type { MembershipRole, Role } from "./roles";

/** Who acts in an organization, as the database says at this moment. */
export interface Actor {
  accountId: string;
  name: string;
  email: string;
  platformAdmin: boolean;
  /** True when the password was proved within the last five minutes (step-up). */
  recentlyAuthenticated: boolean;
  membership: ActorMembership | null;
}

export interface ActorMembership {
  id: string;
  role: MembershipRole;
  enabled: boolean;
  approved: boolean;
  expired: boolean;
  /** True for a Manager from whom a PlatformAdmin withheld the settings. */
  settingsWithheld: boolean;
  /** What was granted and counts at this moment, by whatever way; the built-in permissions among them. */
  granted: readonly string[];
}

/** True for a membership that gives anything at all: enabled, approved, not past its end. */
export function isActive(membership: ActorMembership | null): membership is ActorMembership {
  if (!membership) return false;
  return membership.enabled && membership.approved && !membership.expired;
}

/** True for who carries every permission here: an active Manager. */
export function isManager(membership: ActorMembership | null): membership is ActorMembership {
  return isActive(membership) && membership.role === "manager";
}

/** The role in whose name somebody acts: the account's, where they are PlatformAdmin. */
export function actingRole(actor: Actor): Role {
  if (actor.platformAdmin) return "PlatformAdmin";
  return isManager(actor.membership) ? "Manager" : "Member";
}

/**
 * True for a PlatformAdmin who sees here what their own membership would not show them: what they look at is recorded
 * . Who is a Manager here may see everything anyway, unless the organization is suspended.
 */
export function readsAsAdmin(actor: Actor, place: { state: string }): boolean {
  return actor.platformAdmin && (!isManager(actor.membership) || place.state === "suspended");
}

/** Why a PlatformAdmin who chose to only look changes nothing, anywhere, or null. */
export function whyNotChange(
  actor: { platformAdmin: boolean },
  by: { viewOnly?: boolean },
): WhyNot<"view_only"> | null {
  return actor.platformAdmin && by.viewOnly ? whyNot("view_only") : null;
}

const freshFor = 5 * 60 * 1000;

/** Whether a password was proved within five minutes, which is what step-up asks for. */
export function isRecentlyAuthenticated(reauthenticatedAt: Date | string, now = Date.now()): boolean {
  return now - new Date(reauthenticatedAt).getTime() < freshFor;
}
