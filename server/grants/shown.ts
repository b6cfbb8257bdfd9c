import { choicesOf } from "@/server/permissions/choices";
import { type Catalog, labelOf } from "@/server/policy/catalog";
import type { StoredGrant } from "./queries";

/**
 * A grant as a list shows it: what, from when to when, and whether it counts at this moment.
 * @param withReason true for a reader to whom the reason was written: who may see the permissions of others
 */
export function grantForList(catalog: Catalog, grant: StoredGrant, withReason: boolean) {
  const { id, setId, setName, permission, startsAt, expiresAt, reason } = grant;
  return {
    id,
    set: setName,
    permission: permission && labelOf(catalog, permission),
    gives: setId ? { set: setId } : { permission: permission ?? "" },
    state: stateOf(grant, new Date()),
    startsAt: startsAt.toISOString(),
    expiresAt: expiresAt?.toISOString() ?? null,
    reason: withReason ? reason : null,
  };
}

/** Whether a grant counts at this moment, not yet, or no longer. */
export function stateOf(
  { startsAt, expiresAt }: Pick<StoredGrant, "startsAt" | "expiresAt">,
  now: Date,
): "later" | "over" | "now" {
  if (startsAt > now) return "later";
  return expiresAt && expiresAt <= now ? "over" : "now";
}

/** Every action by category, each with the grants by which somebody holds just that one at this moment. */
export function boxesOf(catalog: Catalog, grants: readonly StoredGrant[]) {
  const now = new Date();
  const counting = grants.filter((grant) => stateOf(grant, now) === "now");
  return choicesOf(catalog).map(({ actions, ...category }) => ({
    ...category,
    actions: actions.map((action) => ({
      ...action,
      grants: counting.flatMap(({ id, permission }) => (permission === action.key ? [id] : [])),
    })),
  }));
}
