import type { Actor } from "./actor";
import { type Catalog, labelOf } from "./catalog";
import { missingFor } from "./effective";
import type { Target } from "./member-change";
import { type WhyNot, whyNot } from "./reason";

/**
 * Why these permissions cannot be granted to this person by this actor, or null: nobody grants to themselves (INV-2), and
 * who does not carry the settings gives none of them.
 */
export function whyNotGrant(
  actor: Actor,
  target: Pick<Target, "accountId">,
  permissions: readonly string[],
  org: string,
): WhyNot<"own_grants" | "settings_withheld"> | null {
  return actor.accountId === target.accountId
    ? whyNot("own_grants")
    : whyNotGiveAway(actor, permissions, org);
}

/** Why these permissions cannot be given by this actor to anybody, or null (X-10, INV-4). */
export function whyNotGiveAway(
  actor: Actor,
  permissions: readonly string[],
  org: string,
): WhyNot<"settings_withheld"> | null {
  const withheld = !actor.platformAdmin && (actor.membership?.settingsWithheld ?? false);
  return withheld && permissions.includes("org.settings.manage")
    ? whyNot("settings_withheld", { org })
    : null;
}

/** Why these permissions cannot be given to somebody who holds those (DST-5, X-11), or null: the first one's lack. */
export function whyNotTogether(
  catalog: Catalog,
  added: readonly string[],
  held: readonly string[],
): WhyNot<"permission_requires"> | null {
  for (const key of added) {
    const missing = missingFor(catalog, [key]).filter(
      (needed) => !held.includes(needed) && !added.includes(needed),
    );
    if (missing.length > 0) {
      const needs = missing.map((needed) => labelOf(catalog, needed)).join(" and ");
      return whyNot("permission_requires", { permission: labelOf(catalog, key), needs });
    }
  }
  return null;
}
