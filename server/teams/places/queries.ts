import { and, asc, desc, eq, isNull, sql } from "drizzle-orm";
import { membership } from "@/db/schema/membership";
import { team, teamMember } from "@/db/schema/team";
import type { Tx } from "@/server/doors/transaction";

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

/** People of the organization who are not in a team, by a part of their name or address, by name. */
export async function findOutside(tx: Tx, orgId: string, teamId: string, pattern: string, limit: number) {
  return tx
    .select({ id: membership.id, name: membership.name, email: membership.email })
    .from(membership)
    .where(
      and(
        eq(membership.orgId, orgId),
        isNull(membership.endedAt),
        sql`${membership.search} like ${pattern}`,
        sql`not exists (select 1 from team_member tm where tm.org_id = ${orgId} and tm.team_id = ${teamId}
              and tm.membership_id = ${membership.id} and tm.ended_at is null)`,
      ),
    )
    .orderBy(asc(membership.nameKey), asc(membership.id))
    .limit(limit);
}
