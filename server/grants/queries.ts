import { and, asc, eq, isNull, type SQL, sql } from "drizzle-orm";
import { accessGrant } from "@/db/schema/access-grant";
import { permissionSet } from "@/db/schema/permission-set";
import type { Tx } from "@/server/transaction/transaction";

/** The permissions a membership of a list holds at this moment, by whatever way and perhaps twice, as a column beside it. */
export const heldKeys = sql<string[]>`array(
  select k.key
    from held_by("membership"."org_id", "membership"."id") h
    left join permission_set s on s.org_id = "membership"."org_id" and s.id = h.set_id
    cross join lateral unnest(coalesce(s.keys, array[h.permission])) as k(key))`;

const directly = (orgId: string, membershipId: string): SQL | undefined =>
  and(eq(accessGrant.orgId, orgId), eq(accessGrant.membershipId, membershipId), isNull(accessGrant.endedAt));

/** The single permissions that were granted to somebody themself and count at this moment. */
export async function directKeys(tx: Tx, orgId: string, membershipId: string): Promise<string[]> {
  const rows = await tx
    .selectDistinct({ permission: sql<string>`${accessGrant.permission}` })
    .from(accessGrant)
    .where(
      and(
        directly(orgId, membershipId),
        sql`${accessGrant.permission} is not null and is_active_grant(access_grant)`,
      ),
    );
  return rows.map((row) => row.permission);
}

/** Ends every live grant of one permission to a membership. */
export async function endGrant(
  tx: Tx,
  orgId: string,
  membershipId: string,
  permission: string,
): Promise<void> {
  await tx
    .update(accessGrant)
    .set({ endedAt: sql`now()` })
    .where(and(directly(orgId, membershipId), eq(accessGrant.permission, permission)));
}

/** Who holds a grant: a membership or a team. */
export type Subject = { member: string } | { team: string };

const heldBy = (to: Subject) =>
  "member" in to ? eq(accessGrant.membershipId, to.member) : eq(accessGrant.teamId, to.team);

/** Every live grant of a person or a team itself, also what has not begun or is over, in the order it was given. */
export async function storedGrants(tx: Tx, orgId: string, to: Subject) {
  return tx
    .select({
      id: accessGrant.id,
      permission: accessGrant.permission,
      setId: accessGrant.setId,
      setName: permissionSet.name,
      setKeys: permissionSet.keys,
      startsAt: accessGrant.startsAt,
      expiresAt: accessGrant.expiresAt,
      reason: accessGrant.reason,
    })
    .from(accessGrant)
    .leftJoin(
      permissionSet,
      and(eq(permissionSet.orgId, accessGrant.orgId), eq(permissionSet.id, accessGrant.setId)),
    )
    .where(and(eq(accessGrant.orgId, orgId), heldBy(to), isNull(accessGrant.endedAt)))
    .orderBy(asc(accessGrant.createdAt), asc(accessGrant.id));
}

export type StoredGrant = Awaited<ReturnType<typeof storedGrants>>[number];

/** What a stored grant gives: its own permission, or the keys of its set. */
export const keysIn = ({ setKeys, permission }: StoredGrant): readonly string[] =>
  setKeys ?? (permission ? [permission] : []);

type NewGrant = Pick<
  typeof accessGrant.$inferInsert,
  "permission" | "setId" | "startsAt" | "expiresAt" | "reason" | "grantedBy"
>;

/** Gives permissions and sets to a person or a team, each for its time. */
export async function giveTo(tx: Tx, orgId: string, to: Subject, grants: readonly NewGrant[]): Promise<void> {
  if (grants.length === 0) return;
  const subject = "member" in to ? { membershipId: to.member } : { teamId: to.team };
  await tx.insert(accessGrant).values(grants.map((grant) => ({ orgId, ...subject, ...grant })));
}

/** Ends these grants of a person or a team; gives how many were theirs and had not ended before. */
export async function endGrantsNamed(
  tx: Tx,
  orgId: string,
  to: Subject,
  grants: readonly { id: string }[],
): Promise<number> {
  if (grants.length === 0) return 0;
  const ended = await tx
    .update(accessGrant)
    .set({ endedAt: sql`now()` })
    .where(
      and(
        eq(accessGrant.orgId, orgId),
        sql`${accessGrant.id} = any(${sql.param(grants.map(({ id }) => id))}::uuid[])`,
        heldBy(to),
        isNull(accessGrant.endedAt),
      ),
    )
    .returning({ id: accessGrant.id });
  return ended.length;
}

/** Ends every grant of a team. */
export async function endGrantsOfTeam(tx: Tx, orgId: string, team: string): Promise<void> {
  await tx
    .update(accessGrant)
    .set({ endedAt: sql`now()` })
    .where(and(eq(accessGrant.orgId, orgId), heldBy({ team }), isNull(accessGrant.endedAt)));
}
