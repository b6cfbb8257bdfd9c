import { type WhyNot, whyNot } from "./reason";

/** An organization as far as the end of one of its people concerns it. */
export interface PlaceOf {
  orgId: string;
  name: string;
  /** True when it would have no active Manager left (INV-1). */
  soleManager: boolean;
  /** True when none of its active Managers would keep the settings. */
  soleKeeper: boolean;
}

/** True for an organization that cannot go on without this person: who follows must be decided first. */
export const needsSuccessor = (place: Pick<PlaceOf, "soleManager" | "soleKeeper">): boolean =>
  place.soleManager || place.soleKeeper;

/**
 * Why somebody cannot delete their own account (INV-1, X-10, CASE-9), or null. The password comes last: it is asked for only
 * where the rest is fine.
 */
export function whyNotDeleteOwn(
  self: { platformAdmin: boolean; recentlyAuthenticated: boolean },
  places: readonly PlaceOf[],
  admins: number,
): WhyNot<"sole_manager" | "sole_keeper" | "last_platform_admin" | "step_up"> | null {
  const alone = places.find((place) => place.soleManager);
  if (alone) return whyNot("sole_manager", { org: alone.name });
  const keeps = places.find((place) => place.soleKeeper);
  if (keeps) return whyNot("sole_keeper", { org: keeps.name });
  if (self.platformAdmin && admins <= 1) return whyNot("last_platform_admin");
  return self.recentlyAuthenticated ? null : whyNot("step_up");
}

/**
 * Why somebody cannot ask for another address, or null. The same one in other capitals is another spelling, which
 * they may correct. The password comes last, as everywhere.
 */
export function whyNotNewEmail(
  self: { email: string; recentlyAuthenticated: boolean },
  email: string,
): WhyNot<"email_unchanged" | "step_up"> | null {
  if (self.email === email.trim()) return whyNot("email_unchanged");
  return self.recentlyAuthenticated ? null : whyNot("step_up");
}

/** What becomes of an organization that loses its last active Manager, or the last who keeps its settings. */
export type Succession = { orgId: string; successor: string } | { orgId: string; suspend: true };

interface Ended {
  id: string;
  name: string;
  platformAdmin: boolean;
  disabled: boolean;
}

/**
 * Why a PlatformAdmin cannot disable or delete an account (INV-1, X-10, CASE-10, GGW-7), or null: every organization that
 * would lose its last active Manager, or the last who keeps its settings, needs a successor, or is suspended.
 */
export function whyNotEndAccount(
  actor: { id: string; recentlyAuthenticated: boolean },
  target: Ended,
  places: readonly PlaceOf[],
  successions: readonly Succession[],
  admins: number,
): WhyNot<"own_account" | "last_platform_admin" | "successor_needed" | "step_up"> | null {
  if (actor.id === target.id) return whyNot("own_account");
  if (target.platformAdmin && !target.disabled && admins <= 1) return whyNot("last_platform_admin");
  const open = places.find(
    (place) => needsSuccessor(place) && !successions.some(({ orgId }) => orgId === place.orgId),
  );
  if (open) return whyNot("successor_needed", { org: open.name });
  return actor.recentlyAuthenticated ? null : whyNot("step_up");
}
