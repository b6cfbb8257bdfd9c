import { and, asc, desc, eq, isNull, sql } from "drizzle-orm";
import { membership } from "@/db/schema/membership";
import { team, teamMember } from "@/db/schema/team";
import type { Tx } from "@/server/doors/transaction";

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
     order by m.name limit 20)`,
  /** What is granted to it, now or later: names of sets, and keys. */
  sets: sql<string[]>`array(
    select s.name from access_grant x join permission_set s on s.org_id = x.org_id and s.id = x.set_id
     where x.org_id = "team"."org_id" and x.team_id = "team"."id" and x.ended_at is null
       and (x.expires_at is null or x.expires_at > now()) order by s.name)`,
  keys: sql<string[]>`array(
    select x.permission from access_grant x
     where x.org_id = "team"."org_id" and x.team_id = "team"."id" and x.ended_at is null and x.permission is not null
       and (x.expires_at is null or x.expires_at > now()) order by x.permission)`,
};

/** The teams of an organization by name: all of them, or those a member is in. */
export async function listTeams(tx: Tx, orgId: string, who: { member: string | null; all: boolean }) {
  const place = placeOf(who.member);
  return tx
    .select({ ...columns, place })
    .from(team)
    .where(
      and(eq(team.orgId, orgId), isNull(team.deletedAt), who.all ? undefined : sql`${place} is not null`),
    )
    .orderBy(asc(sql`lower(${team.name})`), asc(team.id))
    .limit(500);
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

/** Somebody's place in a team, or null. */
export async function findPlace(tx: Tx, orgId: string, teamId: string, membershipId: string) {
  const [row] = await tx
    .select({ id: teamMember.id, lead: teamMember.lead })
    .from(teamMember)
    .where(
      and(
        eq(teamMember.orgId, orgId),
        eq(teamMember.teamId, teamId),
        eq(teamMember.membershipId, membershipId),
        isNull(teamMember.endedAt),
      ),
    );
  return row ?? null;
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

/** Whether another team has this name. */
export async function isTeamNameTaken(
  tx: Tx,
  orgId: string,
  nameKey: string,
  except: string,
): Promise<boolean> {
  const rows = await tx
    .select({ id: team.id })
    .from(team)
    .where(
      and(
        eq(team.orgId, orgId),
        eq(team.nameKey, nameKey),
        isNull(team.deletedAt),
        sql`${team.id} <> ${except}`,
      ),
    );
  return rows.length > 0;
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

/** Puts somebody into a team; false when they are in it already (the unique index is the judge). */
export async function insertPlace(
  tx: Tx,
  orgId: string,
  values: { teamId: string; membershipId: string; addedBy: string | null; lead?: boolean },
): Promise<boolean> {
  const made = await tx
    .insert(teamMember)
    .values({ ...values, orgId })
    .onConflictDoNothing({
      target: [teamMember.orgId, teamMember.membershipId, teamMember.teamId],
      where: sql`ended_at is null`,
    })
    .returning({ id: teamMember.id });
  return made.length === 1;
}

/** Makes somebody a lead of a team they are in, or no longer. */
export async function setLead(tx: Tx, orgId: string, place: string, lead: boolean): Promise<void> {
  await tx
    .update(teamMember)
    .set({ lead })
    .where(and(eq(teamMember.orgId, orgId), eq(teamMember.id, place)));
}

/** Ends one place in a team. */
export async function endPlace(tx: Tx, orgId: string, place: string): Promise<void> {
  await tx
    .update(teamMember)
    .set({ endedAt: sql`now()` })
    .where(and(eq(teamMember.orgId, orgId), eq(teamMember.id, place)));
}

/** Ends every place in a team. */
export async function endPlacesOf(tx: Tx, orgId: string, teamId: string): Promise<void> {
  await tx
    .update(teamMember)
    .set({ endedAt: sql`now()` })
    .where(and(eq(teamMember.orgId, orgId), eq(teamMember.teamId, teamId), isNull(teamMember.endedAt)));
}

/** Which of these teams has no lead any more. */
export async function leadless(tx: Tx, orgId: string, teams: readonly { id: string; name: string }[]) {
  if (teams.length === 0) return [];
  const rows = await tx
    .selectDistinct({ id: teamMember.teamId })
    .from(teamMember)
    .where(
      and(
        eq(teamMember.orgId, orgId),
        sql`${teamMember.teamId} = any(${sql.param(teams.map(({ id }) => id))}::uuid[])`,
        eq(teamMember.lead, true),
        isNull(teamMember.endedAt),
      ),
    );
  const stillLed = new Set(rows.map(({ id }) => id));
  return teams.filter(({ id }) => !stillLed.has(id));
}

/** The teams that would have no lead without this member. */
export async function ledAlone(tx: Tx, orgId: string, membershipId: string) {
  return tx
    .select({ id: team.id, name: team.name })
    .from(teamMember)
    .innerJoin(team, and(eq(team.orgId, teamMember.orgId), eq(team.id, teamMember.teamId)))
    .where(
      and(
        eq(teamMember.orgId, orgId),
        eq(teamMember.membershipId, membershipId),
        eq(teamMember.lead, true),
        isNull(teamMember.endedAt),
        sql`not exists (select 1 from team_member o where o.org_id = ${orgId} and o.team_id = ${team.id}
              and o.lead and o.ended_at is null and o.membership_id <> ${membershipId})`,
      ),
    )
    .orderBy(asc(team.name));
}

/** The active Manager who takes over: the remover where they are one, else who has belonged here longest. */
export async function findHeir(
  tx: Tx,
  orgId: string,
  { leaver, remover }: { leaver: string; remover: string | null },
) {
  const [row] = await tx
    .select({ id: membership.id, name: membership.name, email: membership.email })
    .from(membership)
    .where(
      and(
        eq(membership.orgId, orgId),
        eq(membership.role, "manager"),
        eq(membership.state, "active"),
        sql`${membership.id} <> ${leaver}`,
      ),
    )
    .orderBy(desc(sql`coalesce(${membership.id} = ${remover}::uuid, false)`), asc(membership.joinedAt))
    .limit(1);
  return row ?? null;
}
