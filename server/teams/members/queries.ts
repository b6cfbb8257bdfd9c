import { and, asc, desc, eq, isNull, sql } from "drizzle-orm";
import { membership } from "@/db/schema/membership";
import { team, teamMember } from "@/db/schema/team";
import type { Tx } from "@/server/transaction/transaction";

/** A person's team membership, or null. */
export async function findTeamMember(tx: Tx, orgId: string, teamId: string, membershipId: string) {
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

/** Adds a person to a team; false if they are in it already (the unique index decides). */
export async function insertTeamMember(
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

/** Makes a person a lead of a team they are in, or removes them as lead. */
export async function setLead(tx: Tx, orgId: string, place: string, lead: boolean): Promise<void> {
  await tx
    .update(teamMember)
    .set({ lead })
    .where(and(eq(teamMember.orgId, orgId), eq(teamMember.id, place)));
}

/** Ends one place in a team. */
export async function endTeamMember(tx: Tx, orgId: string, place: string): Promise<void> {
  await tx
    .update(teamMember)
    .set({ endedAt: sql`now()` })
    .where(and(eq(teamMember.orgId, orgId), eq(teamMember.id, place)));
}

/** Ends every place in a team. */
export async function endTeamMembershipsOf(tx: Tx, orgId: string, teamId: string): Promise<void> {
  await tx
    .update(teamMember)
    .set({ endedAt: sql`now()` })
    .where(and(eq(teamMember.orgId, orgId), eq(teamMember.teamId, teamId), isNull(teamMember.endedAt)));
}

/** A team that loses its lead, and whether it has grants: if so, everyone in it has permissions through it. */
export interface LedTeam {
  id: string;
  name: string;
  carries: boolean;
}

const ledTeam = {
  id: team.id,
  name: team.name,
  carries: sql<boolean>`exists (select 1 from access_grant x where x.org_id = "team"."org_id"
    and x.team_id = "team"."id" and is_open_grant(x))`,
};

/** Of the teams a person led, those now without a lead; and the teams they looked after. */
export async function teamsWithoutLead(
  tx: Tx,
  orgId: string,
  leaver: string,
  led: readonly { id: string }[],
): Promise<LedTeam[]> {
  return tx
    .select(ledTeam)
    .from(team)
    .where(
      and(
        eq(team.orgId, orgId),
        isNull(team.deletedAt),
        sql`(${team.keeperId} = ${leaver} or ${team.id} = any(${sql.param(led.map(({ id }) => id))}::uuid[]))`,
        sql`not exists (select 1 from team_member tm where tm.org_id = ${orgId} and tm.team_id = "team"."id"
              and tm.lead and tm.ended_at is null)`,
      ),
    )
    .orderBy(asc(team.orderKey));
}

/** The teams that would have no lead without this member, and those that they look after. */
export async function soleLeadOf(tx: Tx, orgId: string, membershipId: string): Promise<LedTeam[]> {
  return tx
    .select(ledTeam)
    .from(team)
    .where(
      and(
        eq(team.orgId, orgId),
        isNull(team.deletedAt),
        sql`(${team.keeperId} = ${membershipId} or exists (select 1 from team_member tm where tm.org_id = ${orgId}
              and tm.team_id = "team"."id" and tm.membership_id = ${membershipId} and tm.lead and tm.ended_at is null))`,
        sql`not exists (select 1 from team_member o where o.org_id = ${orgId} and o.team_id = "team"."id"
              and o.lead and o.ended_at is null and o.membership_id <> ${membershipId})`,
      ),
    )
    .orderBy(asc(team.orderKey));
}

/** Sets who looks after a team while it has no lead (CASE-13); null for no one. */
export async function setKeeper(tx: Tx, orgId: string, id: string, keeperId: string | null): Promise<void> {
  await tx
    .update(team)
    .set({ keeperId })
    .where(and(eq(team.orgId, orgId), eq(team.id, id)));
}

/** The active Manager who takes over: the remover where they are one, else who has belonged here longest. */
export async function findSuccessorLead(
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

/** People of the organization who are not in a team, by a part of their name or address, by name. */
export async function findOutside(tx: Tx, orgId: string, teamId: string, search: string, limit: number) {
  return tx
    .select({ id: membership.id, name: membership.name, email: membership.email })
    .from(membership)
    .where(
      and(
        eq(membership.orgId, orgId),
        isNull(membership.endedAt),
        sql`${membership.search} like all ((select term_patterns(${search}))::text[])`,
        sql`not exists (select 1 from team_member tm where tm.org_id = ${orgId} and tm.team_id = ${teamId}
              and tm.membership_id = ${membership.id} and tm.ended_at is null)`,
      ),
    )
    .orderBy(asc(membership.nameKey), asc(membership.id))
    .limit(limit);
}

/** The names of the teams each of these members is in, by name; nothing for who is in none. */
export async function teamNamesOf(
  tx: Tx,
  orgId: string,
  members: readonly string[],
): Promise<Map<string, string[]>> {
  if (members.length === 0) return new Map();
  const rows = await tx
    .select({
      member: teamMember.membershipId,
      teams: sql<string[]>`array_agg(${team.name} order by ${team.nameKey})`,
    })
    .from(teamMember)
    .innerJoin(team, and(eq(team.orgId, teamMember.orgId), eq(team.id, teamMember.teamId)))
    .where(
      and(
        eq(teamMember.orgId, orgId),
        sql`${teamMember.membershipId} = any(${sql.param(members)}::uuid[])`,
        isNull(teamMember.endedAt),
        isNull(team.deletedAt),
      ),
    )
    .groupBy(teamMember.membershipId);
  return new Map(rows.map(({ member, teams }) => [member, teams]));
}
