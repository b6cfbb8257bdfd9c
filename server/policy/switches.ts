import { type Actor, actingRole, isManager } from "./actor";
import { type WhyNot, whyNot } from "./reason";

/** What switching on gives people back, now or at a time to come. */
export interface SwitchedOn {
  /** True when anybody gets something by it. */
  gives: boolean;
  /** True when the actor does. */
  givesActor: boolean;
}

/**
 * Why catalogs or teams cannot be switched on by this actor, or null. To switch on what carries permissions is to grant
 * (INV-2, INV-4): only Managers and PlatformAdmins may, and to themself only a Manager, who has everything already. Who
 * may merely change the settings switches on what gives nobody anything.
 */
export function whyNotSwitchOn(
  actor: Actor,
  { gives, givesActor }: SwitchedOn,
): WhyNot<"switch_grants" | "own_grants"> | null {
  if (!gives) return null;
  if (actingRole(actor) === "Member") return whyNot("switch_grants");
  return givesActor && !isManager(actor.membership) ? whyNot("own_grants") : null;
}
