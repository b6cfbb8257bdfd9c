import { isSameText } from "./fold";
import { type WhyNot, whyNot } from "./reason";

export type OrganizationState = "awaiting_manager" | "active" | "suspended" | "archived";

/** What a PlatformAdmin does to an organization as a whole. */
export type OrganizationDeed = "suspend" | "resume" | "archive" | "restore" | "hand_over" | "delete";

/** How a state is said in a sentence: "Acme is awaiting its Manager." */
export const stateWords = {
  active: "active",
  awaiting_manager: "awaiting its Manager",
  suspended: "suspended",
  archived: "archived",
} as const satisfies Record<OrganizationState, string>;

/** From which states each is possible. */
const from: Record<OrganizationDeed, readonly OrganizationState[]> = {
  suspend: ["active", "awaiting_manager"],
  resume: ["suspended"],
  archive: ["active", "awaiting_manager", "suspended"],
  restore: ["archived"],
  hand_over: ["active", "awaiting_manager", "suspended"],
  delete: ["archived"],
};

/** Why this cannot be done to the organization as it is now, or null. */
export function whyNotDeed(
  org: { name: string; state: OrganizationState },
  action: OrganizationDeed,
): WhyNot<"organization_state" | "organization_not_archived"> | null {
  if (from[action].includes(org.state)) return null;
  if (action === "delete") return whyNot("organization_not_archived", { org: org.name });
  return whyNot("organization_state", { org: org.name, state: stateWords[org.state] });
}

/** What a typed name must equal; capitals, accents and spaces do not matter. */
export const isSameName = isSameText;
