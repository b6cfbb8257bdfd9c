import type { MembershipRole, Role } from "./roles";

/** Who acts in an organization, as the database says at this moment. */
export interface Actor {
  accountId: string;
  name: string;
  email: string;
  platformAdmin: boolean;
  membership: ActorMembership | null;
}

export interface ActorMembership {
  id: string;
  role: MembershipRole;
  enabled: boolean;
  approved: boolean;
  expired: boolean;
  /** Keys of unexpired grants, the built-in ones among them. */
  granted: readonly string[];
}

/** True for a membership that gives anything at all: enabled, approved, not past its end. */
export function isActive(membership: ActorMembership | null): membership is ActorMembership {
  if (!membership) return false;
  return membership.enabled && membership.approved && !membership.expired;
}

/** The role in whose name somebody acts: the account's, where they are PlatformAdmin. */
export function actingRole(actor: Actor): Role {
  if (actor.platformAdmin) return "PlatformAdmin";
  return isActive(actor.membership) && actor.membership.role === "manager" ? "Manager" : "Member";
}

/** True for a PlatformAdmin who is here without belonging here: what they look at is recorded. */
export function isOutsider(actor: Actor): boolean {
  return actor.platformAdmin && actor.membership === null;
}
