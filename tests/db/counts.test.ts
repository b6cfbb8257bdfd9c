import { expect, it } from "vitest";
import { countExpired } from "@/server/members/counts/count-expired";
import { listCounts } from "@/server/members/counts/queries";
import { webPool } from "@/server/transaction/pools";
import { inTransaction, setOrganization } from "@/server/transaction/transaction";
import { useCast } from "@/tests/support/people";

const acme = useCast();

/** What is kept, and what a count finds now: they must be the same in every organization. */
async function expectTrue() {
  const rows = await acme.owner`
    select o.slug, c.live, c.ended, c.expired, c.pending, c.unapproved, c.managers, nullif(c.waiting_since, 'infinity') as since,
           (select count(*)::int from membership m where m.org_id = o.id and is_active_manager(m)) as is_managers,
           (select min(requested_at) from join_request r where r.org_id = o.id and r.status = 'pending') as is_since,
           (select count(*)::int from membership m where m.org_id = o.id and m.ended_at is null) as is_live,
           (select count(*)::int from membership m where m.org_id = o.id and m.ended_at is null
               and m.approved_at is null and m.unapproved_at is not null) as is_unapproved,
           (select count(*)::int from membership m where m.org_id = o.id and m.ended_at is not null) as is_ended,
           (select count(*)::int from membership m where m.org_id = o.id and m.ended_at is null
               and m.expires_at <= c.expired_until) as is_expired,
           (select count(*)::int from join_request r where r.org_id = o.id and r.status = 'pending') as is_pending
      from organization o join organization_count c on c.org_id = o.id`;
  expect(rows.length).toBeGreaterThan(0);
  for (const { slug, live, ended, expired, pending, unapproved, managers, since, ...is } of rows) {
    expect({ slug, live, ended, expired, pending, unapproved, managers, since }).toEqual({
      slug,
      live: is.is_live,
      ended: is.is_ended,
      expired: is.is_expired,
      pending: is.is_pending,
      unapproved: is.is_unapproved,
      managers: is.is_managers,
      since: is.is_since,
    });
  }
}

it("counts of an organization are true after everything that changes them, one by one or many at once", async () => {
  const { owner } = acme;
  await expectTrue();
  const org = owner`(select id from organization where slug = 'acme')`;
  await owner`
    insert into account (name, email, email_norm)
    select 'Counted', n || '@counted.example', n || '@counted.example' from generate_series(1, 40) n`;
  await owner`
    insert into membership (org_id, account_id, role, approved_at, source, ended_at)
    select o.id, a.id, 'member', now(), 'request', case when a.email < '2' then now() end
      from organization o, account a where a.email like '%@counted.example'`;
  await owner`
    insert into join_request (org_id, account_id, status, expires_at)
    select o.id, a.id, case when a.email < '3' then 'pending' else 'rejected' end, now() + interval '1 day'
      from organization o, account a where a.email like '%@counted.example'`;
  await expectTrue();
  await owner`update membership set ended_at = now() where org_id = ${org} and email like '4%@counted.example'`;
  await owner`update membership set ended_at = null where org_id = ${org} and email like '11@counted.example'`;
  await owner`update membership set enabled = false, ended_at = ended_at where email like '5%@counted.example'`;
  await owner`update membership set approved_at = null where email like '3%@counted.example'`;
  await expectTrue();
  await owner`update membership set approved_at = now() where email like '31@counted.example'`;
  await owner`update membership set ended_at = now() where email like '32@counted.example'`;
  await owner`update membership set approved_at = null, ended_at = null where email like '12@counted.example'`;
  await owner`update join_request set status = 'approved' where email like '1%@counted.example'`;
  await owner`update join_request set status = 'pending' where email like '6%@counted.example' and status = 'rejected'`;
  await expectTrue();
  await owner`delete from membership_history where name = 'Counted'`;
  await owner`delete from membership where email like '7%@counted.example'`;
  await owner`delete from join_request where email like '2%@counted.example'`;
  await expectTrue();
  const aborted = owner.begin(async (tx) => {
    await tx`update membership set ended_at = now() where email like '8%@counted.example'`;
    throw new Error("taken back");
  });
  await expect(aborted).rejects.toThrow("taken back");
  await expectTrue();
});

it("they are true when many write at once", async () => {
  const { owner } = acme;
  const ids = await owner<{ id: string }[]>`
    select m.id from membership m join organization o on o.id = m.org_id
     where o.slug = 'acme' and m.email like '%@counted.example' and m.ended_at is null limit 12`;
  await Promise.all(
    ids.flatMap(({ id }) => [
      owner`update membership set ended_at = now() where id = ${id} and ended_at is null`,
      owner`update membership set ended_at = now() where id = ${id} and ended_at is null`,
    ]),
  );
  await expectTrue();
});

it("X-4: how many people there are is the same before and after the expired are counted, and however they change", async () => {
  const { owner } = acme;
  const { org } = await acme.ids("olive");
  const people = () =>
    inTransaction(webPool(), { role: "tenant", readOnly: true, first: async () => undefined }, async (tx) => {
      await setOrganization(tx, org);
      return (await listCounts(tx, org)).people;
    });
  const listed = async () => {
    const [row] = await owner<{ count: number }[]>`
      select count(*)::int as count from membership where org_id = ${org} and ended_at is null
         and (expires_at is null or expires_at > now())`;
    return row?.count;
  };
  await owner`
    insert into account (name, email, email_norm)
    select 'Leaving', n || '@leaving.example', n || '@leaving.example' from generate_series(1, 60) n`;
  await owner`
    insert into membership (org_id, account_id, role, approved_at, source, expires_at)
    select ${org}, id, 'member', now(), 'request', now() - interval '1 hour' from account where email like '%@leaving.example'`;
  expect(await people()).toBe(await listed());

  expect(await countExpired()).toBe(1);
  await expectTrue();
  const [counted] = await owner`select expired from organization_count where org_id = ${org}`;
  expect(counted?.expired).toBeGreaterThanOrEqual(60);
  expect(await people()).toBe(await listed());
  expect(await countExpired()).toBe(0);

  await owner`update membership set expires_at = now() + interval '1 day' where email like '1%@leaving.example'`;
  await owner`update membership set expires_at = null where email like '2%@leaving.example'`;
  await owner`update membership set ended_at = now() where email like '3%@leaving.example'`;
  await owner`delete from membership_history where name = 'Leaving'`;
  await owner`delete from membership where email like '4%@leaving.example'`;
  await owner`update membership set expires_at = now() - interval '2 hours' where email like '15@leaving.example'`;
  await expectTrue();
  expect(await people()).toBe(await listed());
});
