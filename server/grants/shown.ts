import { type Catalog, labelOf } from "@/server/policy/catalog";
import { choicesOf } from "@/server/policy/permission-choices";
import { keysIn, type StoredGrant } from "./queries";

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
    /** Why it, or part of it, gives nothing whatever its time; null where nothing is in the way. */
    whyNothing: whyNothing(catalog, keysIn(grant)),
  };
}

/** What became of permissions that no catalog of the organization lists at present. */
function whyNothing(catalog: Catalog, keys: readonly string[]): string | null {
  const unlisted = keys.filter((key) => !catalog.permissions.has(key));
  if (unlisted.length === 0) return null;
  const off = new Set(unlisted.flatMap((key) => catalog.off.get(key)?.catalog ?? []));
  const former = unlisted.flatMap((key) => catalog.former.get(key) ?? []);
  const gone = unlisted.filter((key) => !catalog.off.has(key) && !catalog.former.has(key));
  return [
    ...[...off].map((name) => `The catalog ${name} is turned off here, so its permissions have no effect.`),
    ...former.map(
      ({ label, now, action }) => `${label} is now the action “${action}” of ${labelOf(catalog, now)}.`,
    ),
    ...(gone.length > 0 ? [`No catalog includes ${gone.join(", ")} any more.`] : []),
  ].join(" ");
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
