import { type Actor, actingRole } from "./actor";
import { type WhyNot, whyNot } from "./reason";
import type { Role } from "./roles";

/** Permissions that open something in Gatehouse itself; in code, the same everywhere. */
export const builtInPermissions = [
  "org.settings.manage",
  "audit.view",
  "audit.export",
  "teams.manage_all",
  "teams.manage_mine",
] as const;
export type BuiltInPermission = (typeof builtInPermissions)[number];

interface ActionRule {
  /** Completes "Only … may". */
  says: string;
  roles: readonly Role[];
  /** Opens it to a Member who was granted it. */
  permission?: BuiltInPermission;
}

const everybody = ["PlatformAdmin", "Manager", "Member"] as const;
const managers = ["PlatformAdmin", "Manager"] as const;

/**
 * What Gatehouse guards, and who may. A procedure names its action or does not compile; a PlatformAdmin may do
 * all of it in every organization (KIO-12, X-14).
 */
export const actions = {
  "organization.open": { says: "open this organization", roles: everybody },
  "organization.leave": { says: "leave this organization", roles: everybody },
  "members.read": { says: "see the users of this organization", roles: managers },
  "members.export": { says: "export the users of this organization", roles: managers },
  "members.change_role": { says: "change roles", roles: managers },
  "members.edit": { says: "edit users", roles: managers },
  "members.send_reset": { says: "send password reset emails", roles: managers },
  "members.remove": { says: "remove users", roles: managers },
  "requests.read": { says: "see requests to join", roles: managers },
  "requests.approve": { says: "approve requests to join", roles: managers },
  "requests.reject": { says: "reject requests to join", roles: managers },
  "requests.note": { says: "message people who asked to join", roles: managers },
  "requests.reopen": { says: "reopen rejected requests", roles: managers },
  "invitations.read": { says: "see invitations", roles: managers },
  "invitations.send": { says: "invite people", roles: managers },
  "invitations.revoke": { says: "revoke invitations", roles: managers },
  "permissions.read": { says: "see the permissions of users", roles: managers },
  "permissions.grant": { says: "grant permissions", roles: managers },
  "sets.read": { says: "see permission sets", roles: managers },
  "sets.manage": { says: "create and edit permission sets", roles: managers },
  "teams.open": { says: "see their teams", roles: everybody },
  "teams.create": { says: "create teams", roles: managers, permission: "teams.manage_all" },
  "settings.read": { says: "see the settings", roles: managers, permission: "org.settings.manage" },
  "promotions.propose": { says: "propose Managers", roles: managers },
  "health.read": { says: "see the health page", roles: managers },
  "audit.read_own": { says: "see their own activity", roles: everybody },
  "audit.view": { says: "see the audit log", roles: managers, permission: "audit.view" },
  "audit.export": { says: "export the audit log", roles: managers, permission: "audit.export" },
  "settings.change": { says: "change the settings", roles: managers, permission: "org.settings.manage" },
} as const satisfies Record<string, ActionRule>;

export type ActionName = keyof typeof actions;

/** Where somebody would do something: the organization's name and state. */
export interface OrgStatus {
  name: string;
  state: "awaiting_manager" | "active" | "suspended" | "archived";
}

/**
 * Why this person may not do this here, or null. First what stops them from being here at all, which they can
 * act on, then the action. A PlatformAdmin's own membership never stops them.
 */
export function whyNotDo(
  actor: Actor,
  place: OrgStatus,
  actionName: ActionName,
): WhyNot<
  | "membership_disabled"
  | "membership_unapproved"
  | "membership_expired"
  | "organization_suspended"
  | "not_allowed"
  | "not_found"
  | "settings_withheld"
> | null {
  if (actor.platformAdmin) return null;
  const { membership } = actor;
  const org = place.name;
  if (!membership) return whyNot("not_found");
  if (!membership.enabled) return whyNot("membership_disabled", { org });
  if (!membership.approved) return whyNot("membership_unapproved", { org });
  if (membership.expired) return whyNot("membership_expired", { org });
  if (place.state === "suspended") return whyNot("organization_suspended", { org });

  const action: ActionRule = actions[actionName];
  // The settings are a Manager's unless a PlatformAdmin withheld them.
  const withheld = action.permission === "org.settings.manage" && membership.settingsWithheld;
  if (withheld && actionName === "settings.change") return whyNot("settings_withheld", { org });
  if (action.roles.includes(actingRole(actor))) return null;
  if (action.permission && membership.granted.includes(action.permission)) return null;
  return whyNot("not_allowed", { action: action.says });
}
