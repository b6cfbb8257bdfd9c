import { and, asc, desc, eq, isNull, sql } from "drizzle-orm";
import { membership } from "@/db/schema/membership";
import { team, teamMember } from "@/db/schema/team";
import type { Cursor } from "@/server/policy/cursor";
import type { Tx } from "@/server/transaction/transaction";

const placeOf = (membershipId: string | null) => sql<"lead" | "member" | null>`(
  select case when tm.lead then 'lead' else 'member' end from team_member tm
   where tm.org_id = "team"."org_id" and tm.team_id = "team"."id" and tm.membership_id = ${membershipId}::uuid
     and tm.ended_at is null)`;

const columns = {
  id: team.id,
  name: team.name,
  description: team.description,
  version: team.version,
  deactivatedAt: team.deactivatedAt,
  people: sql<number>`(
    select count(*)::int from team_member tm
     where tm.org_id = "team"."org_id" and tm.team_id = "team"."id" and tm.ended_at is null)`,
  leads: sql<string[]>`array(
    select m.name from team_member tm join membership m on m.org_id = tm.org_id and m.id = tm.membership_id
     where tm.org_id = "team"."org_id" and tm.team_id = "team"."id" and tm.ended_at is null and tm.lead
     order by m.name_key, m.id limit 20)`,
  /** The Manager who looks after it while it has no lead (CASE-13), by name. */
  keeper: sql<string | null>`(
    select m.name from membership m
     where m.org_id = "team"."org_id" and m.id = "team"."keeper_id" and is_active_manager(m))`,
  /** What is granted to it, now or later: names of sets, and keys. */
  sets: sql<string[]>`array(
    select s.name from access_grant x join permission_set s on s.org_id = x.org_id and s.id = x.set_id
     where x.org_id = "team"."org_id" and x.team_id = "team"."id" and is_open_grant(x) order by s.order_key)`,
  keys: sql<string[]>`array(
    select x.permission from access_grant x
     where x.org_id = "team"."org_id" and x.team_id = "team"."id" and x.permission is not null
       and is_open_grant(x) order by x.permission)`,
};

/** The permissions its grants give at this moment, perhaps twice, whether it is active or not. */
const held = sql<string[]>`array(
  select k.key
    from access_grant x
    left join permission_set s on s.org_id = x.org_id and s.id = x.set_id
    cross join lateral unnest(coalesce(s.keys, array[x.permission])) as k(key)
   where x.org_id = "team"."org_id" and x.team_id = "team"."id" and is_active_grant(x))`;

/** Which teams of an organization: those a member is in or all of them, and a part of their name. */
export interface TeamFilter {
  member: string | null;
  all: boolean;
  search: string | undefined;
}

const among = (orgId: string, { member, all, search }: TeamFilter) =>
  and(
    eq(team.orgId, orgId),
    isNull(team.deletedAt),
    all ? undefined : sql`${placeOf(member)} is not null`,
    search ? sql`${team.orderKey} like all ((select term_patterns(${search}))::text[])` : undefined,
  );

/** One page of teams by name, in the order asked from the key on. */
export async function listTeams(
  tx: Tx,
  orgId: string,
  filter: TeamFilter,
  { key, backwards, limit }: { key: Cursor | null; backwards: boolean; limit: number },
) {
  const direction = backwards ? desc : asc;
  const beyond =
    key &&
    sql`(${team.orderKey}, ${team.id}) ${sql.raw(backwards ? "<" : ">")} (${key.value}, ${key.id}::uuid)`;
  const rows = await tx
    .select({ ...columns, place: placeOf(filter.member), key: team.orderKey, held })
    .from(team)
    .where(and(among(orgId, filter), beyond ?? undefined))
    .orderBy(direction(team.orderKey), direction(team.id))
    .limit(limit);
  return backwards ? rows.reverse() : rows;
}

/** The teams a member is in, by name, with their place there and that of who asks. */
export async function teamsOfMember(
  tx: Tx,
  orgId: string,
  { member, asks }: { member: string; asks: string | null },
) {
  return tx
    .select({ ...columns, place: placeOf(asks), lead: teamMember.lead })
    .from(teamMember)
    .innerJoin(team, and(eq(team.orgId, teamMember.orgId), eq(team.id, teamMember.teamId)))
    .where(
      and(
        eq(teamMember.orgId, orgId),
        eq(teamMember.membershipId, member),
        isNull(teamMember.endedAt),
        isNull(team.deletedAt),
      ),
    )
    .orderBy(asc(team.orderKey), asc(team.id));
}

/** Teams a member is not in, by name, with the place of who asks in each; a part of their name. */
export async function teamsWithout(
  tx: Tx,
  orgId: string,
  {
    member,
    asks,
    search,
    limit,
  }: { member: string; asks: string | null; search: string | undefined; limit: number },
) {
  return tx
    .select({ ...columns, place: placeOf(asks) })
    .from(team)
    .where(and(among(orgId, { member: null, all: true, search }), sql`${placeOf(member)} is null`))
    .orderBy(asc(team.orderKey), asc(team.id))
    .limit(limit);
}

/** How many teams there are of these. */
export async function countTeams(tx: Tx, orgId: string, filter: TeamFilter): Promise<number> {
  const [row] = await tx.select({ count: sql<number>`count(*)::int` }).from(team).where(among(orgId, filter));
  return row?.count ?? 0;
}

/** One team that is not deleted, and the place of a member in it; or null. */
export async function findTeam(tx: Tx, orgId: string, id: string, member: string | null = null) {
  const [row] = await tx
    .select({ ...columns, place: placeOf(member) })
    .from(team)
    .where(and(eq(team.orgId, orgId), eq(team.id, id), isNull(team.deletedAt)));
  return row ?? null;
}

export type TeamRow = NonNullable<Awaited<ReturnType<typeof findTeam>>>;

/** Who is in a team, leads first, by name. */
export async function peopleOf(tx: Tx, orgId: string, id: string, limit: number) {
  return tx
    .select({
      id: membership.id,
      accountId: membership.accountId,
      name: membership.name,
      email: membership.email,
      lead: teamMember.lead,
      addedAt: teamMember.addedAt,
      state: membership.state,
    })
    .from(teamMember)
    .innerJoin(
      membership,
      and(eq(membership.orgId, teamMember.orgId), eq(membership.id, teamMember.membershipId)),
    )
    .where(and(eq(teamMember.orgId, orgId), eq(teamMember.teamId, id), isNull(teamMember.endedAt)))
    .orderBy(desc(teamMember.lead), asc(membership.nameKey), asc(membership.id))
    .limit(limit);
}

/** Inserts a team; null when its name is taken (the unique index is the judge). */
export async function insertTeam(
  tx: Tx,
  orgId: string,
  values: { name: string; nameKey: string; description: string },
): Promise<{ id: string } | null> {
  const [row] = await tx
    .insert(team)
    .values({ ...values, orgId })
    .onConflictDoNothing({ target: [team.orgId, team.nameKey], where: sql`deleted_at is null` })
    .returning({ id: team.id });
  return row ?? null;
}

/** Changes a team and raises its version; throws when it is gone under the lock. */
export async function updateTeam(
  tx: Tx,
  orgId: string,
  id: string,
  values: Partial<
    Pick<typeof team.$inferInsert, "name" | "nameKey" | "description" | "deactivatedAt" | "deletedAt">
  >,
): Promise<void> {
  const changed = await tx
    .update(team)
    .set({ ...values, version: sql`${team.version} + 1` })
    .where(and(eq(team.orgId, orgId), eq(team.id, id), isNull(team.deletedAt)))
    .returning({ id: team.id });
  if (changed.length !== 1) throw new Error("A team that was found is gone under the lock.");
}
