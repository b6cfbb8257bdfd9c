import postgres, { type TransactionSql } from "postgres";
import { type DemoSet, demoCatalogs, demoGrants, demoSets, demoTeams } from "@/db/demo/teams";
import { allCatalogs } from "@/server/catalog-files/load";
import { nameKey } from "@/server/policy/look-alike";

/**
 * Gives the organizations of the demo catalogs, sets, teams and what they carry, dated back, and tells when each of its
 * people was last there. Tests begin without it: they make what they need.
 * @param ownerUrl the owner's address, after `seedDemo`
 */
export async function seedDemoTeams(ownerUrl: string): Promise<void> {
  const owner = postgres(ownerUrl, { max: 1, onnotice: () => {} });
  try {
    await owner.begin(async (tx) => {
      for (const { org, catalog } of demoCatalogs) {
        await tx`update organization set catalogs = array_prepend(${catalog}, catalogs) where slug = ${org}`;
      }
      for (const set of demoSets) await makeSet(tx, set);
      for (const team of demoTeams) await makeTeam(tx, team);
      for (const { org, person, permission = null, set = null } of demoGrants) {
        await tx`
          insert into access_grant (org_id, membership_id, permission, set_id, starts_at, granted_by)
          select m.org_id, m.id, ${permission}, s.id, m.joined_at, m.approved_by
            from membership m join organization o on o.id = m.org_id
            left join permission_set s on s.org_id = m.org_id and s.name = ${set}
           where o.slug = ${org} and m.name = ${person}`;
      }
      await tellLastSeen(tx);
    });
  } finally {
    await owner.end();
  }
}

async function makeSet(tx: TransactionSql, set: DemoSet): Promise<void> {
  const { name, description, keys, from } =
    "from" in set ? readyMade(set.catalog, set.from) : { ...set, from: null };
  await tx`
    insert into permission_set (org_id, name, name_key, description, keys, cloned_from, created_at, updated_at)
    select id, ${name}, ${nameKey(name)}, ${description}, ${[...keys]}, ${from},
           created_at + interval '1 day', created_at + interval '1 day'
      from organization where slug = ${set.org}`;
}

function readyMade(catalog: string, from: string) {
  const set = allCatalogs()
    .get(catalog)
    ?.sets.find(({ key }) => key === from);
  if (!set) throw new Error(`The catalog "${catalog}" has no set "${from}".`);
  return { name: set.name, description: set.description, keys: set.permissions, from };
}

async function makeTeam(tx: TransactionSql, team: (typeof demoTeams)[number]): Promise<void> {
  const { org, name, description, people, set, days, endsIn = null, deactivated = false } = team;
  const made = tx`now() - ${days} * interval '1 day'`;
  await tx`
    with made as (
      insert into team (org_id, name, name_key, description, created_at, deactivated_at)
      select id, ${name}, ${nameKey(name)}, ${description}, ${made},
             case when ${deactivated} then now() - interval '230 days' end
        from organization where slug = ${org} returning org_id, id),
    by as (select m.account_id as id from membership m join made on made.org_id = m.org_id
            where m.source = 'founder' limit 1),
    placed as (
      insert into team_member (org_id, team_id, membership_id, lead, added_at, added_by)
      select m.org_id, made.id, m.id, m.name = ${people[0] ?? ""}, greatest(${made}, m.joined_at) + interval '1 hour', by.id
        from by, made join membership m on m.org_id = made.org_id where m.name = any(${[...people]}))
    insert into access_grant (org_id, team_id, set_id, starts_at, expires_at, granted_by)
    select made.org_id, made.id, s.id, ${made} + interval '2 hours', now() + ${endsIn}::int * interval '1 day', by.id
      from by, made join permission_set s on s.org_id = made.org_id and s.name = ${set}`;
}

/** Most were there within weeks, a few not for months, and who came last not yet. */
async function tellLastSeen(tx: TransactionSql): Promise<void> {
  await tx`
    with known as (
      select m.org_id, m.id, row_number() over (order by m.joined_at, m.name) as n, m.joined_at from membership m
       where m.joined_at < now() - interval '10 days')
    update membership m
       set last_active_at = case when n % 23 = 0 then null
                                 when n % 17 = 0 then greatest(m.joined_at, now() - n * interval '6 days')
                                 else greatest(m.joined_at, now() - (n * 7 % 400) * interval '1 hour') end
      from known where (known.org_id, known.id) = (m.org_id, m.id)`;
  await tx`
    update account a set last_active_at = m.at
      from (select account_id, max(last_active_at) as at from membership group by account_id) m
     where m.account_id = a.id and m.at is not null`;
}
