import type { Sql } from "postgres";

const firstNames =
  "Aaron Abigail Adam Agnes Aiko Alan Alba Alice Amara Amir Ana Andre Anna Anton Aoife Arjun Astrid Axel Bea Ben Bo Boris Bruno Carl Carmen Chiara Chloe Clara Cyrus Dana Daniel Daria David Dewi Diego Dmitri Dora Eero Elena Eli Elif Emil Emma Enzo Erik Esther Eva Farid Fatima Felix Fiona Frida Gabriel Grace Greta Hana Hassan Helga Henri Hugo Ida Igor Ines Ingrid Isaac Ivan Jack Jana Jean Jin Joel Jonas Julia Kai Karin Karl Kenji Lars Laura Lea Leo Lina Luca Lucia Maja Marco Maria Mateo Maya Mei Mia Mila Mina Nadia Natalie Nina Noah Nora Olga Oscar Otto Paul Petra Pia Priya Quinn Rafa Rania Rosa Ruth Sami Sara Sofia Sven Tara Theo Tom Uma Vera Victor Wim Xena Yara Yusuf Zara Zoe";
const lastNames =
  "Abe Adams Ahmed Ali Andersen Bakker Baros Becker Berg Bianchi Brown Castro Chen Clark Costa Cruz Dahl Das Diaz Dubois Eriksen Evans Fernandez Fischer Fontaine Garcia Gomez Gupta Haas Hansen Hayashi Hoffmann Horvat Huang Ibrahim Ito Ivanov Jansen Johnson Jones Kato Kaya Khan Kim Klein Koch Kowalczyk Kumar Larsen Lee Lewis Li Lindqvist Lopez Maier Martin Meyer Moreau Mori Moser Mueller Nagy Neri Nguyen Nielsen Novak Okafor Olsen Orlov Ortiz Park Patel Perez Petrov Popov Ramos Reyes Ricci Rossi Ruiz Sato Schmidt Schneider Silva Singh Smith Suzuki Tan Tanaka Thomas Torres Tran Vogel Wagner Walker Wang Weber White Wilson Wolf";

/** Tables whose triggers copy, count and remember row by row what is written here at once. */
const withTriggers = ["account", "organization", "membership", "join_request"];

/**
 * Writes without triggers, as the owner may; the copies and counts that they keep are written by the work itself.
 */
export async function withoutTriggers(owner: Sql, work: () => Promise<void>): Promise<void> {
  for (const table of withTriggers) await owner.unsafe(`alter table ${table} disable trigger user`);
  try {
    await work();
  } finally {
    for (const table of withTriggers) await owner.unsafe(`alter table ${table} enable trigger user`);
  }
}

/**
 * Makes accounts with everyday names, numbered in their addresses from `from` to `to`: ann.lee17@crowd.example.
 * Some were here lately, some long ago or never, and a few are disabled.
 * @param domainOf an SQL expression that gives the domain, without ".example", of account number `n`
 */
export async function makeAccounts(
  owner: Sql,
  from: number,
  to: number,
  domainOf = "'crowd'",
): Promise<void> {
  await owner.unsafe(`
    with person as (
      select n, first[1 + (hashint4(n) & 2147483647) % array_length(first, 1)] as first,
             last[1 + (hashint4(n + 7919) & 2147483647) % array_length(last, 1)] as last
        from generate_series(${from}, ${to}) g (n),
             (select string_to_array('${firstNames}', ' ') as first, string_to_array('${lastNames}', ' ') as last) w)
    insert into account (id, name, email, email_norm, created_at, last_active_at, disabled_at)
    select ${idOf("n")}, first || ' ' || last, address, address, timestamptz '2026-11-01' - n * interval '7 seconds',
           case when n % 53 = 0 then '-infinity' when n % 29 = 0 then now() - (100 + n % 300) * interval '1 day'
                else now() - n % 40000 * interval '1 minute' end,
           case when n % 307 = 0 then timestamptz '2026-11-01' end
      from person, lower(first || '.' || last || n || '@' || ${domainOf} || '.example') as address`);
}

const idOf = (n: string) => `(lpad(to_hex(${n}), 8, '0') || '-0000-4000-8000-000000000000')::uuid`;

/**
 * Puts accounts of `makeAccounts` into organizations: of every two hundred one is Manager, a few are disabled,
 * unapproved, past their end, or gone.
 * @param organizationOf an SQL expression that gives the address of the organization of account number `n`
 */
export async function makeMembers(
  owner: Sql,
  from: number,
  to: number,
  organizationOf: string,
): Promise<void> {
  await owner.unsafe(`
    insert into membership
      (org_id, account_id, role, shown_role, approved_at, joined_at, source, name, email, account_disabled, enabled, expires_at, ended_at)
    select o.id, a.id, r.role, r.role, case when n % 503 <> 0 then a.created_at end, a.created_at, 'request', a.name,
           a.email, a.disabled_at is not null, n % 101 <> 0,
           case when r.role = 'member' and n % 97 = 0 then a.created_at + (n % 4000 - 1000) * interval '1 hour' end,
           case when n % 211 = 0 then a.created_at + interval '1 day' end
      from generate_series(${from}, ${to}) g (n)
      join account a on a.id = ${idOf("n")} join organization o on o.slug = ${organizationOf},
           lateral (select case when n % 200 = 1 then 'manager' else 'member' end as role) r`);
}

/** Makes organizations by name, named as their address. */
export async function makeOrganizations(owner: Sql, slugs: string): Promise<void> {
  await owner.unsafe(
    `insert into organization (slug, name) select slug, initcap(slug) from ${slugs} as s (slug)`,
  );
}

/** Counts what was written without triggers, and lets the planner know of it. */
export async function countEverything(owner: Sql): Promise<void> {
  await owner`
    insert into organization_count (org_id, live, ended, expired, expired_until, managers, pending, waiting_since)
    select o.id, count(m.id) filter (where m.ended_at is null), count(m.id) filter (where m.ended_at is not null),
           count(m.id) filter (where m.ended_at is null and m.expires_at <= now()), now(),
           count(m.id) filter (where is_active_manager(m)), coalesce(r.pending, 0), coalesce(r.since, 'infinity')
      from organization o left join membership m on m.org_id = o.id
      left join (select org_id, count(*) as pending, min(requested_at) as since from join_request
                  where status = 'pending' group by org_id) r on r.org_id = o.id
     group by o.id, r.pending, r.since
    on conflict (org_id) do update set live = excluded.live, ended = excluded.ended,
       expired = excluded.expired, expired_until = excluded.expired_until, managers = excluded.managers,
       pending = excluded.pending, waiting_since = excluded.waiting_since`;
  for (const table of ["account", "organization", "membership", "organization_count", "join_request"]) {
    await owner.unsafe(`analyze ${table}`);
  }
}
