import type { Catalog } from "./catalog";
import { type InvitationFacts, invitationState } from "./invitation";
import { type WhyNot, whyNot } from "./reason";

/** What decides whether an invitation still opens anything. */
export interface Acceptable extends Pick<InvitationFacts, "role" | "status" | "expiresAt"> {
  org: { name: string; state: string };
  /** What its sender may give right now. */
  sender: { platformAdmin: boolean; manager: boolean; settingsWithheld: boolean };
}

/**
 * Why an invitation opens nothing any more, or null. First what became of it, then the organization, then its sender: an
 * invitation to Manager is void when its sender is no longer PlatformAdmin (INV-4).
 */
export function whyNotAccept(
  { role, status, expiresAt, org, sender }: Acceptable,
  now: Date,
): WhyNot<
  | "invitation_used"
  | "invitation_declined"
  | "invitation_revoked"
  | "invitation_expired"
  | "invitation_closed"
  | "invitation_void"
> | null {
  switch (invitationState({ status, expiresAt }, now)) {
    case "accepted":
      return whyNot("invitation_used");
    case "declined":
      return whyNot("invitation_declined", { org: org.name });
    case "revoked":
      return whyNot("invitation_revoked", { org: org.name });
    case "expired":
      return whyNot("invitation_expired", { org: org.name });
  }
  const open = org.state === "active" || (org.state === "awaiting_manager" && role === "manager");
  if (!open) return whyNot("invitation_closed", { org: org.name });
  if (role === "manager" && !sender.platformAdmin) return whyNot("invitation_void");
  return null;
}

/**
 * The permissions that come with it, and those that are left out: because the organization's catalogs have them no more, or
 * because its sender may no longer give them (INV-4, X-10).
 */
export function givenAtAcceptance(
  permissions: readonly string[],
  sender: Acceptable["sender"],
  catalog: Catalog,
): { given: string[]; leftOut: string[] } {
  const gives = (key: string) =>
    catalog.permissions.has(key) &&
    (sender.platformAdmin || (sender.manager && !(sender.settingsWithheld && key === "org.settings.manage")));
  return {
    given: permissions.filter((key) => gives(key)),
    leftOut: permissions.filter((key) => !gives(key)),
  };
}
