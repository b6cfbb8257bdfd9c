import { and, asc, eq, isNull, sql } from "drizzle-orm";
import { accessGrant } from "@/db/schema/access-grant";
import { permissionSet } from "@/db/schema/permission-set";
import type { Tx } from "@/server/transaction/transaction";

/** Counts as the page of one set does: who holds it at this moment, which nobody does by a team that gives nothing. */
const holders = sql<number>`(
  select count(distinct h.membership_id)::int
    from holders_of("permission_set"."org_id", "permission_set"."id") h
    join membership m on m.org_id = "permission_set"."org_id" and m.id = h.membership_id and m.ended_at is null)`;

/** The sets of an organization that are not archived, by name, with the number of people who have each. */
export async function listSets(tx: Tx, orgId: string) {
  return tx
    .select({
      id: permissionSet.id,
      name: permissionSet.name,
      description: permissionSet.description,
      keys: permissionSet.keys,
      holders,
    })
    .from(permissionSet)
    .where(and(eq(permissionSet.orgId, orgId), isNull(permissionSet.archivedAt)))
    .orderBy(asc(permissionSet.orderKey), asc(permissionSet.id))
    .limit(500);
}

/** One set of an organization, or null. */
export async function findSet(tx: Tx, orgId: string, id: string) {
  const [row] = await tx
    .select({
      id: permissionSet.id,
      name: permissionSet.name,
      description: permissionSet.description,
      keys: permissionSet.keys,
      version: permissionSet.version,
      archivedAt: permissionSet.archivedAt,
      clonedFrom: permissionSet.clonedFrom,
    })
    .from(permissionSet)
    .where(and(eq(permissionSet.orgId, orgId), eq(permissionSet.id, id)));
  return row ?? null;
}

export type SetRow = NonNullable<Awaited<ReturnType<typeof findSet>>>;

/** Inserts a set; null when its name is taken by one that is not archived (the unique index is the judge). */
export async function insertSet(
  tx: Tx,
  orgId: string,
  values: Pick<typeof permissionSet.$inferInsert, "name" | "nameKey" | "description" | "keys" | "clonedFrom">,
): Promise<{ id: string } | null> {
  const [row] = await tx
    .insert(permissionSet)
    .values({ ...values, orgId })
    .onConflictDoNothing({
      target: [permissionSet.orgId, permissionSet.nameKey],
      where: sql`archived_at is null`,
    })
    .returning({ id: permissionSet.id });
  return row ?? null;
}

/** Saves a set and raises its version; throws when it is gone under the lock. */
export async function updateSet(
  tx: Tx,
  orgId: string,
  id: string,
  values: Partial<
    Pick<typeof permissionSet.$inferInsert, "name" | "nameKey" | "description" | "keys" | "archivedAt">
  >,
): Promise<void> {
  const changed = await tx
    .update(permissionSet)
    .set({ ...values, version: sql`${permissionSet.version} + 1`, updatedAt: sql`now()` })
    .where(and(eq(permissionSet.orgId, orgId), eq(permissionSet.id, id)))
    .returning({ id: permissionSet.id });
  if (changed.length !== 1) throw new Error("A set that was found is gone under the lock.");
}

/** Ends every grant of a set, to whomever. */
export async function endGrantsOfSet(tx: Tx, orgId: string, setId: string): Promise<void> {
  await tx
    .update(accessGrant)
    .set({ endedAt: sql`now()` })
    .where(and(eq(accessGrant.orgId, orgId), eq(accessGrant.setId, setId), isNull(accessGrant.endedAt)));
}

/**
 * Whether a member holds a set now or will, themself or by a team, be it deactivated: what they do to it, they do to
 * themself (INV-2).
 */
export async function isHeldBy(tx: Tx, orgId: string, setId: string, membershipId: string): Promise<boolean> {
  const [row] = await tx.execute<{ held: boolean }>(sql`
    select exists (
      select from access_grant x
       where x.org_id = ${orgId} and x.set_id = ${setId} and is_open_grant(x)
         and (x.membership_id = ${membershipId}
              or x.team_id in (select tm.team_id from team_member tm
                                where tm.org_id = ${orgId} and tm.membership_id = ${membershipId}
                                  and tm.ended_at is null))) as held`);
  return row?.held ?? false;
}
