import { beforeEach, describe, expect, it } from "vitest";
import { DEMO_PASSWORD } from "@/db/demo/cast";
import { runForEach } from "@/server/access/run-for-each";
import { signIn } from "@/server/accounts/sign-in";
import { resend } from "@/server/mail/resend";
import { runRequestTasks } from "@/server/requests/due/run";
import { sweep } from "@/server/worker/sweep";
import { deliverAll } from "@/tests/mail/outbox";
import { resendServer } from "@/tests/mail/resend-server";
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
    await acme.owner`update join_request set notified_at = now() - interval '2 hours', status = 'withdrawn'`;
    const { org } = await acme.ids("olive");
    for (let n = 0; n < 6; n++) {
      const { email } = await acme.newcomer(`Crowd ${"abcdef"[n]}`);
      await (await acme.as(email)).requests.file({ organization: org });
    }
    expect(await templatesTo("olive@acme.example")).toEqual(["request-received"]);
    await runRequestTasks();
    expect(await templatesTo("olive@acme.example")).toEqual(["request-received"]);
    await acme.owner`update join_request set notified_at = notified_at - interval '16 minutes' where notified_at is not null`;
    await runRequestTasks();
    await runRequestTasks();
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
    const tended = await runForEach(
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
  /** A mail as the worker left it. */
  async function left(to: string, status: string, html: string | null) {
    const { org } = await acme.ids("olive");
    const [row] = await acme.owner<{ id: string }[]>`
      insert into outbox (org_id, template, to_email, to_name, props, status, subject, html, body_text, sender,
        first_attempt_at, attempts, last_error)
      values (${org}, 'removed', ${to}, 'Una', '{}', ${status}, 'A subject', ${html}, ${html}, 'old@house.example',
        now() - interval '2 days', 7, 'The service said no.')
      returning id`;
    return row?.id ?? "";
  }

  it("says what it is, to whom and why; it is sent again under a new key or let be; both are logged", async () => {
    const [unknown, refused, gone] = [
      await left("u@x.example", "unknown", "text"),
      await left("r@x.example", "failed", "text"),
      await left("g@x.example", "failed", null),
    ];
    const { platform } = await acme.as("pia");
    const { counts, rows } = await platform.mail({});
    expect(counts).toMatchObject({ unknown: 1, failed: 2 });
    expect(rows.map((row) => [row.to, row.maySendAgain]).sort()).toEqual([
      ["g@x.example", false],
      ["r@x.example", true],
      ["u@x.example", true],
    ]);
    expect(rows[0]).toMatchObject({
      toName: "Una",
      organization: "Acme",
      subject: "A subject",
      error: "The service said no.",
      attempts: 7,
    });
    expect(JSON.stringify(rows)).not.toContain("text");
    await acme.expectRefusal("mail_text_gone", () => platform.sendMailAgain({ id: gone }));
    await platform.sendMailAgain({ id: unknown });
    await platform.sendMailAgain({ id: refused });
    await platform.giveUpMail({ id: gone });
    await acme.expectRefusal("mail_is_settled", () => platform.giveUpMail({ id: gone }));
    await acme.expectRefusal("mail_is_settled", () => platform.sendMailAgain({ id: unknown }));
    expect((await platform.mail({})).rows).toEqual([]);

    const service = await resendServer();
    await deliverAll(resend({ key: "re_test", url: service.url }));
    await service.close();
    expect([...service.delivered.keys()].sort()).toEqual([`mail/${refused}.1`, `mail/${unknown}.1`].sort());
    for (const { body } of service.calls)
      expect(JSON.parse(body)).toMatchObject({ html: "text", from: "Gatehouse <gate@house.example>" });

    const events = await acme.owner`
      select action, body::jsonb -> 'before' as before from audit_event
       where target_id in (${unknown}, ${gone}) order by action`;
    const stood = (state: string) => ({ state, why: "The service said no." });
    expect(events).toEqual([
      { action: "mail.given_up", before: stood("failed") },
      { action: "mail.sent_again", before: stood("unknown") },
    ]);
  });

  it("is decided about once, also when two PlatformAdmins press at the same time", async () => {
    const id = await left("t@x.example", "unknown", "text");
    const { platform } = await acme.as("pia");
    const ends = await Promise.allSettled([
      platform.sendMailAgain({ id }),
      platform.giveUpMail({ id }),
      platform.sendMailAgain({ id }),
    ]);
    expect(ends.filter((end) => end.status === "fulfilled")).toHaveLength(1);
    const [row] = await acme.owner`select round, settled_at from outbox where id = ${id}`;
    expect(row?.round === 1).toBe(row?.settled_at === null);
  });

  it("does not go out again when its link has died meanwhile", async () => {
    const mia = "mia@acme.example";
    await acme.owner`delete from outbox where to_email = ${mia}`;
    await acme.nobody().accounts.forgotPassword({ email: mia });
    const [mail] = await acme.owner`
      update outbox set status = 'unknown', subject = 's', html = 'h', body_text = 't', first_attempt_at = now()
       where to_email = ${mia} returning id`;
    await acme.owner`update account_link set expires_at = now() where purpose = 'reset'`;
    await (await acme.as("pia")).platform.sendMailAgain({ id: mail?.id });
    const service = await resendServer();
    await deliverAll(resend({ key: "re_test", url: service.url }));
    await service.close();
    expect(service.calls.filter(({ to }) => to === mia)).toEqual([]);
    const [after] = await acme.owner`select status, html from outbox where id = ${mail?.id}`;
    expect(after).toEqual({ status: "dropped", html: null });
  });
});
