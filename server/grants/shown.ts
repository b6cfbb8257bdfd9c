import type { Catalog } from "@/server/policy/catalog";
import type { StoredGrant } from "./queries";

/** A grant as a list shows it: what, from when to when, and whether it counts at this moment. */
export function grantForList(catalog: Catalog, grant: StoredGrant) {
  const { id, setName, permission, startsAt, expiresAt, reason } = grant;
  const now = new Date();
  const state = startsAt > now ? "later" : expiresAt && expiresAt <= now ? "over" : "now";
  return {
    id,
    set: setName,
    permission: permission && (catalog.permissions.get(permission)?.label ?? permission),
    state: state as "later" | "over" | "now",
    startsAt: startsAt.toISOString(),
    expiresAt: expiresAt?.toISOString() ?? null,
    reason,
  };
}
