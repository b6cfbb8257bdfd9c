import { type WhyNot, whyNot } from "./reason";

/** Why this account cannot become, or cease to be, PlatformAdmin (KIO-18, INV-1, INV-3), or null. */
export function whyNotAdmin(
  actor: { id: string; recentlyAuthenticated: boolean },
  target: { id: string; name: string; platformAdmin: boolean; disabled: boolean },
  to: boolean,
  admins: number,
): WhyNot<"own_role" | "role_unchanged" | "last_platform_admin" | "step_up"> | null {
  if (actor.id === target.id) return whyNot("own_role");
  if (target.platformAdmin === to) {
    return whyNot("role_unchanged", {
      name: target.name,
      role: to ? "a PlatformAdmin" : "not a PlatformAdmin",
    });
  }
  if (!to && !target.disabled && admins <= 1) return whyNot("last_platform_admin");
  if (!actor.recentlyAuthenticated) return whyNot("step_up");
  return null;
}
