import type { Actor } from "./actor";
import type { Target } from "./member-change";
import { type WhyNot, whyNot } from "./reason";

/** Why this person's permissions cannot be set by this actor (INV-2), or null. */
export function whyNotGrant(actor: Actor, target: Target): WhyNot<"own_grants"> | null {
  return actor.accountId === target.accountId ? whyNot("own_grants") : null;
}
