import { type Actor, isManager } from "./actor";
import type { Catalog } from "./catalog";
import { whyNotGiveAway, whyNotTogether } from "./grant";
import { type WhyNot, whyNot } from "./reason";

/** A stored set as the rules see it. */
export interface SetFacts {
  archived: boolean;
  keys: readonly string[];
  /** True if the actor has it, directly or through a team. */
  heldByActor: boolean;
}

/**
 * Why a set cannot be changed or archived by this actor, or null. Nobody changes a set they hold (INV-2); a Manager
 * may, who carries everything already.
 */
export function whyNotChangeSet(actor: Actor, set: SetFacts): WhyNot<"set_archived" | "own_set"> | null {
  if (set.archived) return whyNot("set_archived");
  return set.heldByActor && !isManager(actor.membership) ? whyNot("own_set") : null;
}

/** Why a set cannot hold these permissions, or null: unknown ones, and those without what they need (DST-5, X-11). */
export function whyNotHold(
  actor: Actor,
  catalog: Catalog,
  permissions: readonly string[],
  added: readonly string[],
  org: string,
): WhyNot<"unknown_permission" | "permission_requires" | "settings_withheld"> | null {
  if (!permissions.every((key) => catalog.permissions.has(key))) return whyNot("unknown_permission");
  return whyNotGiveAway(actor, added, org) ?? whyNotTogether(catalog, permissions, []);
}
