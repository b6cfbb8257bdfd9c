import type { AuditEvent } from "@/server/audit/event";
import type { Done } from "@/server/change";
import type { Tx } from "@/server/doors/transaction";
import { refuse, refuseIf } from "@/server/errors";
import { endGrant, insertGrants } from "@/server/grants/queries";
import { grantsOf } from "@/server/members/queries";
import { loadMember, named } from "@/server/members/target";
import { actionsOf, type Category } from "@/server/policy/catalog";
import { whyNotGrant, whyNotTogether } from "@/server/policy/grant";
import type { Entered } from "@/server/read";

/**
 * "Olive granted Mia backup.operate": what somebody holds in one category of System Permissions (KIO-6, KIO-13). Grants
 * of a Manager stay stored beneath what they carry anyway.
 * Refuses not_found, own_grants, permission_requires, unknown_permission, nothing_changed.
 */
export async function setGrants(
  tx: Tx,
  { actor, org }: Entered,
  { id, category, actions }: { id: string; category: Category; actions: readonly string[] },
): Promise<Done<{ name: string }>> {
  const { row, target } = await loadMember(tx, org.id, id);
  const held = (await grantsOf(tx, org.id, [id])).get(id) ?? [];
  const wanted = actionsOf[category].filter((action) => actions.includes(action));
  if (wanted.length !== new Set(actions).size) refuse("unknown_permission");

  refuseIf(whyNotGrant(actor, target) ?? whyNotTogether(category, wanted));

  const keys = actionsOf[category].map((action) => `${category}.${action}`);
  const before = keys.filter((key) => held.includes(key));
  const after = keys.filter((key) => wanted.includes(key.slice(category.length + 1)));
  const added = after.filter((key) => !before.includes(key));
  const taken = before.filter((key) => !after.includes(key));
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
