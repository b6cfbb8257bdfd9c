import type { useCast } from "./people";

type Cast = ReturnType<typeof useCast>;

/** A permission set of an organization, put there past every procedure. */
export async function newSet(acme: Cast, orgId: string, name: string, keys: string[]): Promise<string> {
  const [row] = await acme.owner<{ id: string }[]>`
    insert into permission_set (org_id, name, name_key, keys)
    values (${orgId}, ${name}, ${name.toLowerCase()}, ${keys}) returning id`;
  return row?.id ?? "";
}

/** A team with these people in it. */
export async function newTeam(acme: Cast, orgId: string, name: string, members: string[]): Promise<string> {
  const [row] = await acme.owner<{ id: string }[]>`
    insert into team (org_id, name, name_key) values (${orgId}, ${name}, ${name.toLowerCase()}) returning id`;
  const id = row?.id ?? "";
  for (const member of members) {
    await acme.owner`insert into team_member (org_id, team_id, membership_id) values (${orgId}, ${id}, ${member})`;
  }
  return id;
}

interface Grant {
  member?: string;
  team?: string;
  permission?: string;
  set?: string;
  /** Seconds from now; negative in the past. */
  startsIn?: number;
  endsIn?: number;
}

/** A grant as it is stored. */
export async function newGrant(acme: Cast, orgId: string, grant: Grant): Promise<string> {
  const { member = null, team = null, permission = null, set = null, startsIn = -60, endsIn = null } = grant;
  const [row] = await acme.owner<{ id: string }[]>`
    insert into access_grant (org_id, membership_id, team_id, permission, set_id, starts_at, expires_at)
    values (${orgId}, ${member}, ${team}, ${permission}, ${set},
            now() + ${startsIn} * interval '1 second', now() + ${endsIn}::float8 * interval '1 second')
    returning id`;
  return row?.id ?? "";
}

type Caller = Awaited<ReturnType<Cast["as"]>>;
type Change = Parameters<Caller["grants"]["preview"]>[0];

/** Looks at what a change of grants means and confirms it, as the screen does; gives what was shown. */
export async function confirm(who: Caller, change: Change, reason?: string) {
  const { previewToken, ...shown } = await who.grants.preview(change);
  await who.grants.change({ ...change, previewToken, reason });
  return shown;
}

/** Grants somebody single permissions. */
export const grant = (who: Caller, org: string, member: string, ...permissions: string[]) =>
  confirm(who, { org, to: { member }, give: permissions.map((permission) => ({ permission })), take: [] });

/** Puts somebody into a team or takes them out, as the screen does; gives what was shown. */
export async function place(
  who: Caller,
  what: "add" | "take",
  where: { org: string; id: string; member: string },
) {
  const { previewToken, ...shown } = await who.teams.previewPlace({ ...where, what });
  await who.teams[what]({ ...where, previewToken });
  return shown;
}

/** Switches catalogs and teams, as the screen does; gives what was shown before. */
export async function switchTo(who: Caller, org: string, catalogs: string[], teamsOn = true) {
  const { version } = await who.catalogs.switches({ org });
  const wanted = { org, version, catalogs, teamsOn };
  const { previewToken, ...shown } = await who.catalogs.preview(wanted);
  await who.catalogs.change({ ...wanted, previewToken });
  return shown;
}
