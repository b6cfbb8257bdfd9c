import type { Sql } from "postgres";
import { DEMO_PASSWORD } from "@/db/demo/cast";
import { hashPassword } from "@/server/accounts/password-hash";
import {
  countEverything,
  makeAccounts,
  makeMembers,
  makeOrganizations,
  withoutTriggers,
} from "@/tests/support/crowd";

/** How many people the organizations have; `teams` is the number of those of fifty: `fifty-1`, `fifty-2` and so on. */
export const wholeSizes = { million: 1_000_000, hundred: 100_000, thousand: 1000, teams: 20_000 };
/** For a look at whether the bench itself works. */
export const smallSizes: Sizes = { million: 20_000, hundred: 5000, thousand: 1000, teams: 200 };
export type Sizes = typeof wholeSizes;

const organizations = ["million", "hundred", "thousand", "fifty-7"] as const;
export type BenchOrganization = (typeof organizations)[number];

/** A Manager of each of them signs in with this address and the demo's password. */
export const managerOf = (org: BenchOrganization) => `manager.${org}@bench.example`;

/**
 * An organization of 1,000,000 beside 20,000 of 50, one of 100,000 and one of 1,000: two million accounts. The last
 * fifth of the million have addresses of a domain of their own, which stands late in the order by join date. Indexes are dropped before and built after, which is ten times as quick.
 */
export async function makeData(owner: Sql, { million, hundred, thousand, teams }: Sizes): Promise<void> {
  const whole = million + teams * 50;
  await withoutTriggers(owner, async () => {
    await makeOrganizations(owner, "(values ('million'), ('hundred'), ('thousand'))");
    await makeOrganizations(owner, `(select 'fifty-' || n from generate_series(1, ${teams}) n)`);
    await withoutIndexes(owner, ["account", "membership"], async () => {
      await makeAccounts(
        owner,
        1,
        whole,
        `case when n between ${million * 0.8 + 1} and ${million} then 'late' else 'crowd' end`,
      );
      await owner`analyze account`;
      await makeMembers(owner, 1, million, "'million'");
      await makeMembers(owner, million + 1, whole, `'fifty-' || ((n - ${million + 1}) / 50 + 1)`);
      await makeMembers(owner, 1, hundred, "'hundred'");
      await makeMembers(owner, 1, thousand, "'thousand'");
    });
  });
  const passwordHash = await hashPassword(DEMO_PASSWORD);
  for (const org of organizations) {
    await owner`
      with made as (
        insert into account (name, email, email_norm) values ('Mona Manager', ${managerOf(org)}, ${managerOf(org)})
        returning id
      ), known as (insert into credential (account_id, password_hash) select id, ${passwordHash} from made)
      insert into membership (org_id, account_id, role, approved_at, source)
      select o.id, made.id, 'manager', now(), 'platform' from made, organization o where o.slug = ${org}`;
  }
  await owner`
    insert into join_request (org_id, account_id, note, requested_at, expires_at, name, email)
    select o.id, a.id, 'Let me in', a.created_at, now() + interval '30 days', a.name, a.email
      from organization o, (select * from account where email like '%@crowd.example' order by id desc limit 10000) a
     where o.slug = 'million'`;
  await countEverything(owner);
  for (const table of ["account", "membership", "organization", "organization_count", "join_request"]) {
    await owner.unsafe(`vacuum (analyze) ${table}`);
  }
}

/** Drops indexes and foreign keys for a piece of work, and makes them again as they were. */
export async function withoutIndexes(owner: Sql, tables: string[], work: () => Promise<void>): Promise<void> {
  const indexes = await owner<{ name: string; definition: string }[]>`
    select indexname as name, indexdef as definition from pg_indexes
     where schemaname = 'public' and tablename = any(${tables})
       and indexname not in (select conname from pg_constraint where contype = 'p')`;
  const keys = await owner<{ name: string; on: string; definition: string }[]>`
    select conname as name, conrelid::regclass::text as on, pg_get_constraintdef(oid) as definition
      from pg_constraint where contype = 'f' and conrelid = any(${tables}::regclass[])`;
  for (const { name } of indexes) await owner.unsafe(`drop index ${name}`);
  for (const { name, on } of keys) await owner.unsafe(`alter table ${on} drop constraint ${name}`);
  await work();
  await owner`set maintenance_work_mem = '256MB'`;
  for (const { definition } of indexes) await owner.unsafe(definition);
  for (const { name, on, definition } of keys) {
    await owner.unsafe(`alter table ${on} add constraint ${name} ${definition}`);
  }
}
