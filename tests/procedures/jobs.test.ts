import { beforeEach, describe, expect, it } from "vitest";
import { runRequestTasks } from "@/server/requests/due/run";
import { runNextJob } from "@/server/worker/run-job";
import { mailTo } from "@/tests/support/mail";
import { newMember } from "@/tests/support/members";
import { useCast } from "@/tests/support/people";

const acme = useCast();

/** Many people who ask to join, made at once. */
async function crowd(count: number, slug = "globex"): Promise<string[]> {
  const rows = await acme.owner<{ id: string }[]>`
    with people as (
      insert into account (name, email, email_norm)
      select 'Crowd ' || n, 'crowd-' || n || '-' || ${crypto.randomUUID()}::text || '@new.example',
             'crowd-' || n || '-' || gen_random_uuid() || '@new.example' from generate_series(1, ${count}) n returning id)
    insert into join_request (org_id, account_id, expires_at)
    select o.id, p.id, now() + interval '30 days' from people p, organization o where o.slug = ${slug} returning id`;
  return rows.map((row) => row.id);
}

const statuses = async (ids: string[]) => {
  const rows = await acme.owner<{ status: string; n: number }[]>`
    select status, count(*)::int as n from join_request where id = any(${ids}) group by 1 order by 1`;
  return Object.fromEntries(rows.map((row) => [row.status, row.n]));
};

beforeEach(async () => {
  await acme.owner`update job set state = 'finished'`;
});

describe("Many at once", () => {
  it("approves everybody who waited when it was asked, each with their events and mail; who came later waits on", async () => {
    const ids = await crowd(430);
    const xena = await acme.as("xena");
    const { job, total } = await xena.jobs.approveMany({ org: "globex", all: true, reason: "Welcome, all" });
    expect(total).toBe(430);
    const [late] = await crowd(1);
    expect(await xena.jobs.get({ org: "globex", id: job })).toMatchObject({ state: "waiting", done: 0 });

    expect(await runNextJob()).toBe(true);

    expect(await statuses(ids)).toEqual({ approved: 430 });
    expect(await statuses([late ?? ""])).toEqual({ pending: 1 });
    expect(await xena.jobs.get({ org: "globex", id: job })).toMatchObject({
      state: "finished",
      done: 430,
      refused: 0,
    });
    const [counted] = await acme.owner`
      select count(*) filter (where action = 'request.approved')::int as approved,
             count(distinct body::jsonb->>'requestId')::int as requests
        from audit_event where body::jsonb->>'requestId' = ${job} and action <> 'job.finished'`;
    expect(counted).toEqual({ approved: 430, requests: 1 });
    const mails =
      await acme.owner`select count(*)::int as n from outbox where template = 'request-approved' and props->>'reason' = 'Welcome, all'`;
    expect(mails[0]?.n).toBe(430);
    expect((await mailTo(acme.owner, "xena@globex.example"))[0]).toMatchObject({
      template: "job-finished",
      props: { done: 430, refused: 0, what: "approved" },
    });
  });

  it("a refused row is a result with its reason, not an end", async () => {
    const ids = await crowd(5);
    const xena = await acme.as("xena");
    const { job } = await xena.jobs.rejectMany({
      org: "globex",
      ids: [...ids, "00000000-0000-4000-8000-000000000000"],
    });
    await xena.requests.approve({ org: "globex", id: ids[2] ?? "" });
    await runNextJob();
    const report = await xena.jobs.get({ org: "globex", id: job });
    expect(report).toMatchObject({ state: "finished", total: 6, done: 4, refused: 2 });
    expect(report.refusals.map((r) => r.why).sort()).toEqual([
      "This page doesn’t exist, or you don’t have access. Check the address.",
      expect.stringMatching(/^Xena Okafor approved this request on .* UTC\. /),
    ]);
    expect(await statuses(ids)).toEqual({ approved: 1, rejected: 4 });
  });

  it("who was demoted meanwhile does no more: the job stops and says why", async () => {
    const boss = await newMember(acme, "Boss For Now", { org: "globex", role: "manager" });
    const ids = await crowd(3);
    const { job } = await (await acme.as(boss.email)).jobs.approveMany({ org: "globex", ids });
    await acme.owner`update membership set role = 'member' where id = ${boss.id}`;
    await runNextJob();
    expect(await statuses(ids)).toEqual({ pending: 3 });
    expect(await (await acme.as("xena")).jobs.get({ org: "globex", id: job })).toMatchObject({
      state: "stopped",
      stopped: "Only Managers can approve requests to join. Ask one of them.",
    });
  });

  it("a killed worker's job is taken up where it was, and nothing is done twice", async () => {
    const ids = await crowd(250);
    const { job } = await (await acme.as("xena")).jobs.approveMany({ org: "globex", ids });
    // The first part commits, then the worker is gone with its lease.
    let parts = 0;
    await runNextJob({
      get aborted() {
        return parts++ > 0;
      },
    });
    const [half] = await acme.owner`select done, state from job where id = ${job}`;
    expect([half?.done, half?.state]).toEqual([200, "running"]);
    expect(await runNextJob()).toBe(false);
    await acme.owner`update job set lease_until = now() where id = ${job}`;
    await Promise.all([runNextJob(), runNextJob()]);
    const [end] = await acme.owner`select done, refused, state from job where id = ${job}`;
    expect(end).toEqual({ done: 250, refused: 0, state: "finished" });
    const [members] = await acme.owner`
      select count(*)::int as n from membership m join join_request r on r.account_id = m.account_id and r.org_id = m.org_id
       where r.id = any(${ids})`;
    expect(members?.n).toBe(250);
  });

  it("KIO-23: more than ten are removed only with the organization's name, typed; the last Manager stays", async () => {
    const people = [];
    for (let n = 0; n < 11; n++)
      people.push(await newMember(acme, `Leaver ${n}`, { org: "harbour-logistics" }));
    const pia = await acme.as("pia");
    const ids = people.map((person) => person.id);
    const call = (confirmation?: string) =>
      pia.jobs.removeMany({ org: "harbour-logistics", ids, confirmation });
    const said = await acme.expectRefusal("name_mismatch", () => call());
    expect(said.field).toBe("confirmation");
    await acme.expectRefusal("name_mismatch", () => call("Acme"));
    await call(" harbour logistics ");
    await runNextJob();
    const [left] =
      await acme.owner`select count(*)::int as n from membership where id = any(${ids}) and ended_at is null`;
    expect(left?.n).toBe(0);

    const xena = await acme.ids("xena", "globex");
    const { job } = await pia.jobs.removeMany({ org: "globex", ids: [xena.member] });
    await runNextJob();
    expect(await pia.jobs.get({ org: "globex", id: job })).toMatchObject({
      done: 0,
      refused: 1,
      refusals: [{ name: "Xena Okafor", why: expect.stringContaining("An organization needs a Manager.") }],
    });
  });
});

describe("What time brings about", () => {
  it("CASE-6: Managers are reminded after 2 and 7 days, in one mail for all who wait", async () => {
    await acme.owner`delete from outbox`;
    await acme.owner`update join_request set status = 'withdrawn' where status = 'pending'`;
    const ids = await crowd(3, "acme");
    await acme.owner`update join_request set notified_at = requested_at where notified_at is null`;
    const age = (days: number) =>
      acme.owner`update join_request set requested_at = now() - ${days} * interval '1 day' where id = any(${ids})`;
    const reminders = async () =>
      (await mailTo(acme.owner, "olive@acme.example")).map((mail) => [
        mail.template,
        mail.props.count,
        mail.props.days,
      ]);

    await age(1);
    await runRequestTasks();
    expect(await reminders()).toEqual([]);
    await age(2);
    await runRequestTasks();
    await runRequestTasks();
    expect(await reminders()).toEqual([["requests-waiting", 3, 2]]);
    await age(7);
    await runRequestTasks();
    await runRequestTasks();
    expect(await reminders()).toHaveLength(2);
  });

  it("CASE-6: a request nobody answers is closed with its event, the person is told and may ask again", async () => {
    const { email, requestId } = await acme.newcomer("Forgotten Fred", "acme");
    await acme.owner`update join_request set expires_at = now() - interval '1 second' where id = ${requestId}`;
    await runRequestTasks();
    await runRequestTasks();
    expect((await mailTo(acme.owner, email)).map((mail) => mail.template)).toEqual(["request-expired"]);
    const events = await acme.owner`select action, actor_id from audit_event where target_id = ${requestId}`;
    expect(events).toMatchObject([{ action: "request.expired", actor_id: null }]);
    const { org } = await acme.ids("olive");
    await (await acme.as(email)).requests.file({ organization: org });
  });
});
