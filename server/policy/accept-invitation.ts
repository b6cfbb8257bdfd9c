import { type Catalog, labelOf } from "./catalog";
import { inertOf } from "./effective";
import { type AttachedAccess, type InvitationFacts, invitationState } from "./invitation";
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

/** What was to come with an invitation. */
export interface AccessToGrant {
  permissions: readonly string[];
  attached: readonly AttachedAccess[];
}

/**
 * What comes with it, and in words what is left out: because it is no more (a permission of a catalog that is off, an
 * archived set, a team that is off), because its sender may no longer give it (INV-4, X-10), or because what it needs went
 * that way.
 */
export function accessAtAcceptance(
  { permissions, attached }: AccessToGrant,
  sender: Acceptable["sender"],
  catalog: Catalog,
): { given: AccessToGrant; leftOut: string[] } {
  const mayGive = (keys: readonly string[]) =>
    sender.platformAdmin ||
    (sender.manager && !(sender.settingsWithheld && keys.includes("org.settings.manage")));
  const gives = (key: string) => catalog.permissions.has(key) && mayGive([key]);
  const brings = ({ stands, keys }: AttachedAccess) => stands && mayGive(keys);
  const brought = attached.filter(brings);
  const given = permissions.filter(gives);
  const inert = inertOf(catalog, [...given, ...brought.flatMap(({ keys }) => keys)]);
  const gone = {
    permissions: permissions.filter((key) => !gives(key)),
    attached: attached.filter((one) => !brings(one)),
  };
  const lacking = given.flatMap((key) => {
    const needs = inert.get(key)?.map((needed) => labelOf(catalog, needed));
    return needs ? [`${labelOf(catalog, key)} (needs ${needs.join(" and ")})`] : [];
  });
  return {
    given: { permissions: given.filter((key) => !inert.has(key)), attached: brought },
    leftOut: [...accessInWords(gone, catalog), ...lacking],
  };
}

/** In words that a person reads: the names of permissions, sets and teams; a permission of no catalog by its key. */
export const accessInWords = ({ permissions, attached }: AccessToGrant, catalog: Catalog): string[] => [
  ...attached.map(({ kind, name }) => (kind === "team" ? `the team ${name}` : `the set ${name}`)),
  ...permissions.map((key) => labelOf(catalog, key)),
];
