import type { AuditEvent } from "@/server/audit/event";
import type { Done } from "@/server/change";
import type { Tx } from "@/server/doors/transaction";
import { refuse, refuseIf } from "@/server/errors";
import { directKeys, endGrant, insertGrants } from "@/server/grants/queries";
import { heldBy } from "@/server/members/queries";
import { loadMember, named } from "@/server/members/target";
import { whyNotGrant, whyNotTogether } from "@/server/policy/grant";
import type { Entered } from "@/server/read";

/**
 * "Olive granted Mia backup.operate": what somebody holds themself in one category (KIO-6, KIO-13). Grants of a Manager
 * stay stored beneath what they carry anyway.
 * Refuses not_found, own_grants, permission_requires, unknown_permission, settings_withheld, nothing_changed.
 */
export async function setGrants(
  tx: Tx,
  { actor, org }: Entered,
  { id, category, permissions }: { id: string; category: string; permissions: readonly string[] },
): Promise<Done<{ name: string }>> {
  const { row, target } = await loadMember(tx, org.id, id);
  const direct = await directKeys(tx, org.id, id);
  const held = await heldBy(tx, org.id, id);
  const keys = org.catalog.categories.find(({ key }) => key === category)?.permissions;
  if (!keys || !permissions.every((key) => keys.includes(key))) refuse("unknown_permission");

  const before = keys.filter((key) => direct.includes(key));
  const after = keys.filter((key) => permissions.includes(key));
  const added = after.filter((key) => !before.includes(key));
  const taken = before.filter((key) => !after.includes(key));
  const remaining = held.filter((key) => !taken.includes(key));
  refuseIf(whyNotGrant(actor, target, added, org.name) ?? whyNotTogether(org.catalog, after, remaining));

  await insertGrants(tx, org.id, id, added, actor.accountId);
  for (const key of taken) await endGrant(tx, org.id, id, key);

  const event = (action: "permission.granted" | "permission.revoked"): AuditEvent => ({
    action,
    target: named(row),
    before: { permissions: before.join(" ") },
    after: { permissions: after.join(" ") },
  });
  const events = [
    ...(added.length > 0 ? [event("permission.granted")] : []),
    ...(taken.length > 0 ? [event("permission.revoked")] : []),
  ];
  const [first, ...rest] = events;
  if (!first) refuse("nothing_changed");
  return { events: [first, ...rest], result: { name: row.name } };
}
