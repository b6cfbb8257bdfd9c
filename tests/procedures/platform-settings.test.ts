import { beforeEach, describe, expect, it } from "vitest";
import { createCaller } from "@/server/router";
import { lastEvent } from "@/tests/support/members";
import { refusalOf, request, useCast } from "@/tests/support/people";
import { platformSettings } from "@/tests/support/platform-settings";

const acme = useCast();
beforeEach(async () => {
  await acme.owner`delete from rate_limit`;
  await acme.owner`
    update platform set who_may_create_organizations = 'platform_admins', sign_up_open = true,
      least_password_length = 12, session_idle_hours = 12, session_days = 30, governing_session_hours = 12,
      mail_from = null, audit_retention_days = 1095`;
});

type Settings = Parameters<Awaited<ReturnType<typeof acme.as>>["platform"]["changeSettings"]>[0];

/** Changes some settings as Pia, on top of what is stored. */
async function change(part: Partial<Settings>) {
  const { platform } = await acme.as("pia");
  const { version } = await platform.settings();
  await platform.changeSettings({ ...platformSettings, version, ...part });
}

const signUp = async (password: string) => ({
  email: `new.${Math.random().toString(36).slice(2)}@new.example`,
  name: "New Person",
  password,
  organization: (await acme.ids("olive")).org,
});

describe("Platform settings", () => {
  it("KIO-12, INV-7: what changed stands in the platform's audit, before and after", async () => {
    await change({ leastPasswordLength: 16, mailFrom: " Door <door@acme.example> " });
    expect(await lastEvent(acme, "00000000-0000-0000-0000-000000000000")).toMatchObject({
      action: "platform.settings_changed",
      actor: { name: "Pia Lindqvist" },
      before: { leastPasswordLength: 12, mailFrom: "" },
      after: { leastPasswordLength: 16, mailFrom: "Door <door@acme.example>" },
    });
  });

  it("refuses an old form, no change at all, and who did not prove the password lately", async () => {
    const { platform } = await acme.as("pia");
    const { version } = await platform.settings();
    await acme.expectRefusal("nothing_changed", () =>
      platform.changeSettings({ ...platformSettings, version }),
    );
    await acme.expectRefusal("settings_changed", () =>
      platform.changeSettings({ ...platformSettings, signUpOpen: false, version: version - 1 }),
    );
    const session = await acme.sessionOf("pia@platform.example");
    await acme.owner`update session set reauthenticated_at = now() - interval '1 hour' where id_hash = ${session}`;
    await acme.expectRefusal("step_up", () =>
      createCaller(request({ session })).platform.changeSettings({
        ...platformSettings,
        signUpOpen: false,
        version,
      }),
    );
  });

  it("two at once: one saves, the other is told to look again", async () => {
    const { platform } = await acme.as("pia");
    const { version } = await platform.settings();
    const outcomes = await Promise.allSettled(
      [20, 21].map((sessionDays) => platform.changeSettings({ ...platformSettings, version, sessionDays })),
    );
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  });

  it.each([
    { leastPasswordLength: 8 },
    { sessionIdleHours: 0 },
    { sessionDays: 365 },
    { auditRetentionDays: 1 },
    { mailFrom: "nobody" },
    { mailFrom: "Door <door@acme.example>\nBcc: x@y.example" },
  ])("takes nothing unsafe: %j", async (part) => {
    await expect(change(part)).rejects.toThrow();
  });

  it("the length of passwords is in force at sign-up, and is told before", async () => {
    await change({ leastPasswordLength: 20 });
    expect(await acme.nobody().accounts.rules()).toMatchObject({ leastPasswordLength: 20 });
    for (const tooShort of ["mossy-gate-417-x", "mossy-gate"]) {
      const short = await refusalOf(async () => acme.nobody().accounts.signUp(await signUp(tooShort)));
      expect(short.code).toBe("password_short");
      expect(short.message).toContain("at least 20");
    }
    await acme.nobody().accounts.signUp(await signUp("mossy-gate-417-under-the-hill"));
  });

  it("GGW-15: with sign-up off nobody signs up by themselves", async () => {
    await change({ signUpOpen: false });
    await acme.expectRefusal("sign_up_off", async () =>
      acme.nobody().accounts.signUp(await signUp("mossy-gate-417-under")),
    );
  });

  it("lifetimes of sessions are in force at the next request, shorter for who governs", async () => {
    const of = async (who: string, hours: number, pause = 0) => {
      const session = await acme.sessionOf(who);
      await acme.owner`
        update session set created_at = now() - make_interval(hours => ${hours}),
          last_seen_at = now() - make_interval(hours => ${pause}) where id_hash = ${session}`;
      return createCaller(request({ session }));
    };
    await (await of("mia@acme.example", 71)).accounts.me();
    await acme.owner`update platform set session_days = 2, governing_session_hours = 3, session_idle_hours = 5`;
    await (await of("mia@acme.example", 47)).accounts.me();
    await acme.expectRefusal("signed_out", async () => (await of("mia@acme.example", 49)).accounts.me());
    await acme.expectRefusal("signed_out", async () => (await of("mia@acme.example", 6, 6)).accounts.me());
    await (await of("olive@acme.example", 2)).accounts.me();
    await acme.expectRefusal("signed_out", async () => (await of("olive@acme.example", 4)).accounts.me());
  });

  it("X-13: anybody signed in creates an organization once that is allowed, and is its Manager", async () => {
    const mia = await acme.as("mia");
    await acme.expectRefusal("founding_closed", () => mia.organizations.found({ name: "Mia Works" }));
    await change({ whoMayCreateOrganizations: "anyone" });
    expect(await mia.organizations.found({ name: "Mia Works" })).toEqual({ slug: "mia-works" });
    expect((await mia.organizations.frame({ org: "mia-works" })).me.role).toBe("Manager");
    const [org] = await acme.owner`select id from organization where slug = 'mia-works'`;
    expect(await lastEvent(acme, org?.id)).toMatchObject({
      action: "organization.founded",
      actor: { name: "Mia Park", role: null },
    });
    await acme.expectRefusal("slug_taken", () => mia.organizations.found({ name: "Other", slug: "acme" }));
    await acme.expectRefusal("signed_out", () => acme.nobody().organizations.found({ name: "Nobody" }));
  });
});

describe("All waiting requests", () => {
  it("KIO-12: everybody who waits anywhere, longest first, found by name, address or organization", async () => {
    const older = await acme.newcomer("Waiting Older", "globex");
    const newer = await acme.newcomer("Waiting Newer", "acme");
    await acme.owner`update join_request set requested_at = now() - interval '300 days' where id = ${older.requestId}`;
    const pia = await acme.as("pia");
    const { rows, waiting } = await pia.platform.requests({});
    expect(rows[0]).toMatchObject({ id: older.requestId, org: { slug: "globex" }, whyNot: null });
    expect(rows.length).toBe(waiting);
    const found = async (search: string) =>
      (await pia.platform.requests({ search })).rows.map(({ id }) => id);
    expect(await found("waiting newer")).toEqual([newer.requestId]);
    expect(await found("globex")).toContain(older.requestId);
    expect(await found("nobody is called so")).toEqual([]);

    await pia.requests.approve({ org: "globex", id: older.requestId });
    expect((await pia.platform.requests({})).rows.map(({ id }) => id)).not.toContain(older.requestId);
    expect(await lastEvent(acme, older.requestId)).toMatchObject({
      action: "request.approved",
      actor: { role: "PlatformAdmin" },
    });
  });

  it("the numbers below it leave out who is past their end, and say how many a search leaves", async () => {
    const { platform } = await acme.as("pia");
    const before = (await platform.requests({})).waiting;
    const past = await acme.newcomer("Counted Past", "acme");
    await acme.newcomer("Counted Still", "acme");
    expect((await platform.requests({})).waiting).toBe(before + 2);
    await acme.owner`update join_request set expires_at = now() - interval '1 day' where id = ${past.requestId}`;
    const all = await platform.requests({});
    expect([all.waiting, all.matching]).toEqual([before + 1, null]);
    expect(await platform.requests({ search: "counted" })).toMatchObject({
      waiting: before + 1,
      matching: 1,
    });
  });

  it("leaves out who cannot be decided: past the end, or in an organization that is suspended", async () => {
    const expired = await acme.newcomer("Past Asker", "acme");
    await acme.owner`update join_request set expires_at = now() - interval '1 day' where id = ${expired.requestId}`;
    const { platform } = await acme.as("pia");
    const { slug } = await platform.createOrganization({ name: "Paused Works" });
    const paused = await acme.newcomer("Paused Asker", slug);
    await platform.suspendOrganization({ id: (await platform.organization({ slug })).id });
    const ids = (await platform.requests({ search: "asker" })).rows.map(({ id }) => id);
    expect(ids).not.toContain(expired.requestId);
    expect(ids).not.toContain(paused.requestId);
  });

  it("pages meet everybody once", async () => {
    await acme.owner`
      insert into account (name, email, email_norm)
      select 'Paged Asker', 'p' || n || '@paged.example', 'p' || n || '@paged.example' from generate_series(1, 120) n`;
    await acme.owner`
      insert into join_request (org_id, account_id, expires_at)
      select o.id, a.id, now() + interval '9 days' from account a, organization o
       where a.email like '%@paged.example' and o.slug = case when a.email < 'p5' then 'acme' else 'globex' end`;
    const { platform } = await acme.as("pia");
    const seen: string[] = [];
    let after: string | undefined;
    do {
      const page = await platform.requests({ search: "paged", after });
      seen.push(...page.rows.map(({ id }) => id));
      after = page.next;
    } while (after);
    expect([seen.length, new Set(seen).size]).toEqual([120, 120]);
  });
});
