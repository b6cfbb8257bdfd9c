import { beforeEach, describe, expect, it } from "vitest";
import { noticeOf } from "@/server/policy/access-notices";
import { runNextJob } from "@/server/worker/run-job";
import { mailTo } from "@/tests/support/mail";
import { lastEvent, memberRow, newMember } from "@/tests/support/members";
import { refusalOf, useCast } from "@/tests/support/people";

const acme = useCast();
const org = "acme";

beforeEach(async () => {
  await acme.owner`delete from rate_limit`;
  await acme.owner`update job set state = 'finished'`;
});

const queue = async (search?: string) =>
  (await acme.as("olive")).requests.list({ org, show: "waiting", search });
const numbers = async () => {
  const olive = await acme.as("olive");
  const [list, frame] = [await queue(), await olive.organizations.frame({ org })];
  expect(frame.pending).toBe(list.pending);
  return list.pending;
};

/** A member whose Approved was switched off by Olive. */
async function unapproved(name: string) {
  const member = await newMember(acme, name);
  await (await acme.as("olive")).members.edit({ org, id: member.id, approved: false });
  return member;
}

describe("X-5, X-7: who is not approved waits in the queue", () => {
  it("every change of the two switches does what the table says: mail, queue, count, screen", async () => {
    const olive = await acme.as("olive");
    const { id, email } = await newMember(acme, "Every Eva");
    const switches = [true, false].flatMap((enabled) =>
      [true, false].map((approved) => ({ enabled, approved })),
    );
    for (const before of switches) {
      for (const after of switches) {
        if (before.enabled === after.enabled && before.approved === after.approved) continue;
        await acme.owner`
          update membership set enabled = ${before.enabled}, approved_at = ${before.approved ? new Date() : null}
           where id = ${id}`;
        await acme.owner`delete from outbox where to_email = ${email}`;
        const waiting = await numbers();
        const notice = noticeOf(before, after, {
          ...{ accountDisabled: false, expired: false, organization: "active" as const },
        });
        await olive.members.edit({ org, id, ...after });

        const mails = await mailTo(acme.owner, email);
        expect(mails.map(({ template }) => template)).toEqual([notice.mail]);
        if (mails[0] && "still" in mails[0].props) expect(mails[0].props.still).toBe(notice.still);
        expect((await queue("every eva")).rows.map((row) => [row.id, row.status])).toEqual(
          notice.queue ? [[id, "unapproved"]] : [],
        );
        expect(await numbers()).toBe(waiting + Number(before.approved) - Number(after.approved));
        const eva = await acme.as(email);
        const opens = () => eva.organizations.frame({ org });
        if (notice.screen) expect((await refusalOf(opens)).code).toBe(notice.screen);
        else await opens();
      }
    }
  });

  it("GGW-16: the same Approve lets them in again, with a note if one likes, and mails it", async () => {
    const olive = await acme.as("olive");
    const nora = await unapproved("Nora Not");
    const [row] = (await queue("nora not")).rows;
    expect(row).toMatchObject({ kind: "member", id: nora.id, status: "unapproved", whyNot: null });
    expect(await olive.requests.approve({ org, id: nora.id, reason: "Welcome back" })).toEqual({
      memberId: nora.id,
    });
    expect(await memberRow(acme, nora.id)).toMatchObject({ state: "active", unapproved_at: null });
    expect(await lastEvent(acme, nora.id)).toMatchObject({
      action: "membership.approved",
      reason: "Welcome back",
      reasonShown: true,
    });
    expect((await mailTo(acme.owner, nora.email))[0]).toMatchObject({
      template: "access-approved",
      props: { by: "Olive Tan", still: null, reason: "Welcome back" },
    });
    await acme.expectRefusal("already_member", () => olive.requests.approve({ org, id: nora.id }));
    const again = await unapproved("Rita Rejected");
    await acme.expectRefusal("member_not_rejected", () => olive.requests.reject({ org, id: again.id }));
  });

  it("INV-2, X-14: nobody approves themself, and a Manager no PlatformAdmin; the row says so", async () => {
    const pat = await unapproved("Pat Platform");
    await acme.owner`update account set platform_admin = true where id = ${pat.accountId}`;
    const [row] = (await queue("pat platform")).rows;
    expect(row?.whyNot).toContain("Pat Platform is a platform admin");
    await acme.expectRefusal("platform_admins_only", async () =>
      (await acme.as("olive")).requests.approve({ org, id: pat.id }),
    );
    await acme.expectRefusal("own_access", async () =>
      (await acme.as(pat.email)).requests.approve({ org, id: pat.id }),
    );
    await acme.owner`update account set platform_admin = false where id = ${pat.accountId}`;
  });

  it("stands among requests by how long each waits, a page at a time; who is past their end is not counted", async () => {
    const slug = "queue-of-both";
    const [made = { id: "" }] = await acme.owner<{ id: string }[]>`
      insert into organization (slug, name, state) values (${slug}, 'Queue of both', 'awaiting_manager') returning id`;
    const boss = await newMember(acme, "Queue Boss", { org: slug, role: "manager" });
    await acme.owner`
      with people as (
        insert into account (name, email, email_norm)
        select 'Queued ' || n, n || '@queued.example', n || '@queued.example' from generate_series(1, 120) n
        returning id, name)
      insert into membership (org_id, account_id, role, approved_at, source)
      select ${made.id}, id, 'member', now(), 'request' from people where substr(name, 8)::int <= 60`;
    await acme.owner`update membership set approved_at = null where email like '%@queued.example'`;
    await acme.owner`
      update membership set unapproved_at = now() - split_part(email, '@', 1)::int * interval '2 hours'
       where email like '%@queued.example'`;
    await acme.owner`
      insert into join_request (org_id, account_id, expires_at, requested_at)
      select ${made.id}, id, now() + interval '9 days',
             now() - (substr(name, 8)::int - 60) * interval '2 hours' - interval '1 hour'
        from account where email like '%@queued.example' and substr(name, 8)::int > 60`;
    await acme.owner`update membership set expires_at = now() - interval '1 hour' where email = '60@queued.example'`;
    const api = await acme.as(boss.email);
    const seen: string[] = [];
    let after: string | undefined;
    do {
      const page = await api.requests.list({ org: slug, after });
      expect([page.pending, page.asking]).toEqual([119, 60]);
      seen.push(...page.rows.map(({ name }) => name));
      after = page.next;
    } while (after);
    const expected = Array.from({ length: 60 }, (_, n) => [`Queued ${120 - n}`, `Queued ${60 - n}`]).flat();
    expect(seen).toEqual(expected.filter((name) => name !== "Queued 60"));
    expect((await api.health.organization({ org: slug })).counts.waiting).toBe(0);
    await acme.owner`update membership set unapproved_at = now() - interval '8 days' where email = '5@queued.example'`;
    expect((await api.health.organization({ org: slug })).counts.waiting).toBe(1);
    expect((await api.requests.list({ org: slug, show: "late" })).rows.map(({ name }) => name)).toEqual([
      "Queued 5",
    ]);
  });

  it("many at once: those of them who are named are approved beside requests", async () => {
    const olive = await acme.as("olive");
    const [nan, asker] = [await unapproved("Many Nan"), await acme.newcomer("Many Asker", org)];
    const { job } = await olive.jobs.approveMany({ org, ids: [nan.id, asker.requestId] });
    await runNextJob();
    expect(await olive.jobs.get({ org, id: job })).toMatchObject({ state: "finished", done: 2, refused: 0 });
    expect((await memberRow(acme, nan.id))?.state).toBe("active");
  });
});
