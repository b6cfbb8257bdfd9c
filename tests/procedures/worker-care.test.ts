import { beforeEach, describe, expect, it } from "vitest";
import { DEMO_PASSWORD } from "@/db/cast";
import { signIn } from "@/server/accounts/sign-in";
import { sweep } from "@/server/jobs/sweep";
import { tendEach } from "@/server/jobs/tend-each";
import { tendRequests } from "@/server/requests/due/tend";
import { somebody, theirPassword } from "@/tests/support/account";
import { mailTo } from "@/tests/support/mail";
import { request, useCast } from "@/tests/support/people";

const acme = useCast();

beforeEach(async () => {
  await acme.owner`delete from rate_limit`;
  await acme.owner`delete from outbox`;
});

const templatesTo = async (email: string) => (await mailTo(acme.owner, email)).map((mail) => mail.template);

describe("GGW-16: forty who ask in a morning", () => {
  it("are one mail at once and one about all the others, not forty", async () => {
    await acme.owner`update join_request set told_at = now() - interval '2 hours', status = 'withdrawn'`;
    const { org } = await acme.ids("olive");
    for (let n = 0; n < 6; n++) {
      const { email } = await acme.newcomer(`Crowd ${"abcdef"[n]}`);
      await (await acme.as(email)).requests.file({ organization: org });
    }
    expect(await templatesTo("olive@acme.example")).toEqual(["request-received"]);
    await tendRequests();
    expect(await templatesTo("olive@acme.example")).toEqual(["request-received"]);
    await acme.owner`update join_request set told_at = told_at - interval '16 minutes' where told_at is not null`;
    await tendRequests();
    await tendRequests();
    const mails = await mailTo(acme.owner, "olive@acme.example");
    expect(mails.map((mail) => mail.template).sort()).toEqual(["request-received", "requests-new"]);
    expect(mails.find((mail) => mail.template === "requests-new")?.props).toMatchObject({ count: 5 });
  });
});

describe("ASVS 6.3.5: a new device", () => {
  it("is told to the owner, a known one and the very first are not", async () => {
    const { email } = await somebody(acme, "Device Dee");
    const from = (device: string) => signIn(request(), { email, password: theirPassword, device });
    await from("first-browser");
    await from("first-browser");
    expect(await templatesTo(email)).toEqual([]);
    await from("another-browser");
    expect(await templatesTo(email)).toEqual(["new-device"]);
    await from("another-browser");
    await signIn(request(), { email, password: "wrong", device: "third" });
    expect(await templatesTo(email)).toEqual(["new-device"]);
  });
});

describe("The worker", () => {
  it("tends every organization on its own: one that fails holds nobody up", async () => {
    const orgs = [...(await acme.owner<{ id: string }[]>`select id from organization order by id`)];
    const seen: string[] = [];
    const tended = await tendEach(
      "test",
      async (_, after) =>
        orgs
          .map((org) => org.id)
          .filter((id) => id > after)
          .slice(0, 2),
      async (id) => {
        seen.push(id);
        if (seen.length === 1) throw new Error("This one fails.");
      },
    );
    expect(tended).toBe(orgs.length);
    expect(seen).toEqual(orgs.map((org) => org.id));
  });

  it("sweeps what nobody needs any more, and keeps what somebody may", async () => {
    const { org } = await acme.ids("olive");
    await acme.owner`
      insert into sign_up (email, email_norm, name, password_hash, asked_org_id, token_hash, expires_at)
      select e, e, 'x', 'x', ${org}, sha256(e::bytea), at from (values
        ('old@x.example', now() - interval '31 days'), ('young@x.example', now() - interval '29 days')) v (e, at)`;
    await acme.owner`insert into rate_limit values ('gone', 1, now() - interval '1 minute'), ('kept', 1, now() + interval '1 hour')`;
    await acme.owner`
      insert into outbox (org_id, template, to_email, props, status, created_at, settled_at) values
        (${org}, 'a', 'sent@x.example', '{}', 'sent', now() - interval '31 days', null),
        (${org}, 'a', 'young@x.example', '{}', 'sent', now() - interval '29 days', null),
        (${org}, 'a', 'human@x.example', '{}', 'unknown', now() - interval '400 days', null),
        (${org}, 'a', 'settled@x.example', '{}', 'unknown', now() - interval '400 days', now() - interval '91 days')`;
    await signIn(request(), { email: "mia@acme.example", password: DEMO_PASSWORD });
    expect(await sweep()).toBeGreaterThanOrEqual(4);
    const left = async (rows: Promise<{ x: string }[]>) => (await rows).map((row) => row.x).sort();
    expect(await left(acme.owner`select email as x from sign_up where email like '%@x.example'`)).toEqual([
      "young@x.example",
    ]);
    expect(await left(acme.owner`select key as x from rate_limit where key in ('gone', 'kept')`)).toEqual([
      "kept",
    ]);
    expect(
      await left(acme.owner`select to_email as x from outbox where to_email like '%@x.example'`),
    ).toEqual(["human@x.example", "young@x.example"]);
    expect(await sweep()).toBe(0);
  });
});

describe("The mail that needs a human", () => {
  it("stands on the platform's page until somebody has it sent again or lets it be; both are logged", async () => {
    const { org } = await acme.ids("olive");
    const put = async (to: string, status: string, html: string | null) => {
      const [row] = await acme.owner<{ id: string }[]>`
        insert into outbox (org_id, template, to_email, props, status, subject, html, body_text, first_attempt_at)
        values (${org}, 'removed', ${to}, '{}', ${status}, 'A subject', ${html}, ${html}, now() - interval '2 days')
        returning id`;
      return row?.id ?? "";
    };
    const [unknown, failed] = [
      await put("u@x.example", "unknown", "text"),
      await put("f@x.example", "failed", null),
    ];
    const { platform } = await acme.as("pia");
    const { counts, rows } = await platform.mail({});
    expect(counts).toMatchObject({ unknown: 1, failed: 1 });
    expect(rows.map((row) => [row.to, row.maySendAgain]).sort()).toEqual([
      ["f@x.example", false],
      ["u@x.example", true],
    ]);
    await acme.expectRefusal("mail_is_final", () => platform.sendMailAgain({ id: failed }));
    await platform.sendMailAgain({ id: unknown });
    await platform.giveUpMail({ id: failed });
    await acme.expectRefusal("mail_is_settled", () => platform.giveUpMail({ id: failed }));
    expect((await platform.mail({})).rows).toEqual([]);
    const after = await acme.owner`
      select to_email, status, first_attempt_at, settled_at is not null as settled from outbox
       where to_email like '%@x.example' order by to_email`;
    expect(after).toMatchObject([
      { status: "failed", settled: true },
      { status: "waiting", settled: false, first_attempt_at: null },
    ]);
    const events = await acme.owner`
      select action from audit_event where target_id in (${unknown}, ${failed}) order by action`;
    expect(events.map((event) => event.action)).toEqual(["mail.given_up", "mail.sent_again"]);
  });
});
