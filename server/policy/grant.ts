import type { Actor } from "./actor";
import type { Target } from "./member-change";
import { type WhyNot, whyNot } from "./reason";

/** Why this person's permissions cannot be set by this actor (INV-2), or null. */
export function whyNotGrant(actor: Actor, target: Target): WhyNot<"own_grants"> | null {
  return actor.accountId === target.accountId ? whyNot("own_grants") : null;
}

/** Why these actions cannot be held without another one (DST-5, X-11), or null. */
export function whyNotTogether(
  category: string,
  actions: readonly string[],
): WhyNot<"permission_requires"> | null {
  const missing = category === "audit" && actions.includes("export") && !actions.includes("view");
  return missing ? whyNot("permission_requires", { permission: "audit.export", needs: "audit.view" }) : null;
}
