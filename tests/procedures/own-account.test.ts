import { beforeEach, describe, expect, it } from "vitest";
import { signIn } from "@/server/accounts/sign-in";
import { createCaller } from "@/server/router";
import { eventsOf, somebody, theirPassword, unproved } from "@/tests/support/account";
import { mailTo } from "@/tests/support/mail";
import { memberRow, newMember } from "@/tests/support/members";
import { refusalOf, request, useCast } from "@/tests/support/people";

const acme = useCast();
const another = "three-otters-by-the-weir";
const live = (session: Buffer) => createCaller(request({ session })).own.profile();

beforeEach(async () => {
  await acme.owner`delete from rate_limit`;
});

describe("The own name", () => {
  it("changes in every organization that gave no other one, with an event in each (INV-7)", async () => {
    const ada = await somebody(acme, "Ada Before");
    expect(await ada.api.own.rename({ name: "Ada After" })).toEqual({ name: "Ada After" });
    expect((await memberRow(acme, ada.id))?.name).toBe("Ada After");
    const events = await eventsOf(acme, "account.renamed", ada.accountId);
    expect(events.map(({ slug, before, after }) => [slug, before.name, after.name])).toEqual([
      [null, "Ada Before", "Ada After"],
      ["acme", "Ada Before", "Ada After"],
    ]);
    await acme.expectRefusal("nothing_changed", () => ada.api.own.rename({ name: "Ada After" }));
    await acme.expectRefusal("signed_out", () => acme.nobody().own.rename({ name: "Eve" }));
  });
});

describe("Changes of the own account", () => {
  it("KMP-4: say where their entry can be read, and there it is", async () => {
    const nora = await somebody(acme, "Nora Noted");
    const noted: string[] = [];
    const api = createCaller(
      request({ session: nora.session, noteEvent: (address) => void noted.push(address) }),
    );
    await api.own.rename({ name: "Nora Renamed" });
    expect(noted).toHaveLength(1);
    const seq = /^\/account\/activity\/(\d+)$/.exec(noted[0] ?? "")?.[1];
    const entry = await api.audit.mineOne({ seq: Number(seq) });
    expect(entry.parts.map((part) => part.text).join("")).toContain("changed their name");
    await refusalOf(() => api.own.rename({ name: "Nora Renamed" }));
    await createCaller(request({ noteEvent: (address) => void noted.push(address) })).accounts.forgotPassword(
      {
        email: nora.email,
      },
    );
    expect(noted).toHaveLength(1);
  });

  it("X-14: a PlatformAdmin who only looks changes nothing of their own either", async () => {
    const api = createCaller(
      request({ session: await acme.sessionOf("pia@platform.example"), viewOnly: true }),
    );
    await acme.expectRefusal("view_only", () => api.own.rename({ name: "Pia Looking" }));
    await acme.expectRefusal("view_only", () => api.own.endOtherSessions());
    await acme.expectRefusal("view_only", () => api.own.askNewEmail({ email: "pia@new.example" }));
    await acme.expectRefusal("view_only", () => api.own.delete());
  });

  it("GGW-17: people see their own roles, in every organization, and since when", async () => {
    const both = await somebody(acme, "Two Roles", { role: "manager" });
    await acme.owner`
      insert into membership (org_id, account_id, role, approved_at, source)
      select id, ${both.accountId}, 'member', now(), 'request' from organization where slug = 'globex'`;
    const shown = await both.api.own.organizations();
    expect(shown.map(({ slug, role, off }) => [slug, role, off])).toEqual([
      ["acme", "Manager", null],
      ["globex", "Member", null],
    ]);
    expect(shown.every(({ joinedAt }) => Math.abs(Date.now() - Date.parse(joinedAt)) < 60_000)).toBe(true);
  });
});

describe("The own password", () => {
  it("changes for who proves the old one; every other session ends, and the person is told", async () => {
    const ben = await somebody(acme, "Ben Changer");
    const [elsewhere, phone] = [await acme.sessionOf(ben.email), await acme.sessionOf(ben.email)];
    await acme.expectRefusal("current_password", () =>
      ben.api.own.changePassword({ current: "not it", password: another }),
    );
    const { ended } = await ben.api.own.changePassword({ current: theirPassword, password: another });
    expect(ended).toBe(2);
    // This browser goes on by another id (ASVS 7.2.4).
    expect((await ben.api.own.profile()).email).toBe(ben.email);
    for (const gone of [ben.session, elsewhere, phone])
      expect((await refusalOf(() => live(gone))).code).toBe("signed_out");
    expect(await signIn(request(), { email: ben.email, password: theirPassword })).toBeNull();
    expect(await signIn(request(), { email: ben.email, password: another })).not.toBeNull();
    expect((await mailTo(acme.owner, ben.email)).map((m) => m.template)).toContain("password-changed");
    expect((await eventsOf(acme, "account.password_changed", ben.accountId)).map((e) => e.slug)).toEqual([
      null,
      "acme",
    ]);
  });

  it("must be another one, and a good one; guessing the old one has its limit", async () => {
    const cat = await somebody(acme, "Cat Guess");
    const change = (current: string, password: string) => cat.api.own.changePassword({ current, password });
    await acme.expectRefusal("password_same", () => change(theirPassword, theirPassword));
    await acme.expectRefusal("password_common", () => change(theirPassword, "password12345"));
    for (let n = 0; n < 10; n++) await refusalOf(() => change(`guess ${n}`, another));
    await acme.expectRefusal("too_many", () => change(theirPassword, another));
  });

  it("of two changes at the same time only one succeeds", async () => {
    const dot = await somebody(acme, "Dot Twice");
    const other = createCaller(request({ session: await acme.sessionOf(dot.email) }));
    const ends = await Promise.allSettled([
      dot.api.own.changePassword({ current: theirPassword, password: another }),
      other.own.changePassword({ current: theirPassword, password: `${another} 2` }),
    ]);
    expect(ends.filter((end) => end.status === "fulfilled")).toHaveLength(1);
  });
});

describe("The own devices", () => {
  it("are told in words, this one marked; another can be signed out, or all others", async () => {
    const eli = await somebody(acme, "Eli Devices");
    const [a, b] = [await acme.sessionOf(eli.email), await acme.sessionOf(eli.email)];
    await acme.owner`
      update session set user_agent = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:141.0) Gecko/20100101 Firefox/141.0',
             ip = '203.0.113.9' where id_hash = ${a}`;
    const shown = await eli.api.own.sessions();
    expect(shown).toHaveLength(3);
    expect(shown.filter((one) => one.current).map((one) => one.id)).toEqual([eli.session.toString("hex")]);
    expect(shown.find((one) => one.ip === "203.0.113.9")?.device).toBe("Firefox on Windows");
    await eli.api.own.endSession({ id: a.toString("hex") });
    expect((await refusalOf(() => live(a))).code).toBe("signed_out");
    await acme.expectRefusal("session_over", () => eli.api.own.endSession({ id: a.toString("hex") }));
    expect(await eli.api.own.endOtherSessions()).toEqual({ ended: 1 });
    expect((await refusalOf(() => live(b))).code).toBe("signed_out");
    expect((await live(eli.session)).name).toBe("Eli Devices");
  });

  it("of others are nobody's: a stranger's session is not found, and lives on", async () => {
    const [fay, gil] = [await somebody(acme, "Fay Own"), await somebody(acme, "Gil Other")];
    await acme.expectRefusal("session_over", () =>
      fay.api.own.endSession({ id: gil.session.toString("hex") }),
    );
    expect((await live(gil.session)).name).toBe("Gil Other");
  });
});

describe("GGW-13, X-8: deleting one's own account", () => {
  it("ends everything at once; the same address makes a completely new account; audit keeps who it was", async () => {
    const hal = await somebody(acme, "Hal Leaver");
    await newMember(acme, "Unconcerned Uma", { org: "globex" });
    const [globex] = await acme.owner`
      insert into membership (org_id, account_id, role, approved_at, source)
      select id, ${hal.accountId}, 'member', now(), 'request' from organization where slug = 'globex' returning id`;
    await acme.owner`
      insert into access_grant (org_id, membership_id, permission) values (${hal.orgId}, ${hal.id}, 'vpn.view')`;
    const [asked] = await acme.owner`
      insert into join_request (org_id, account_id, expires_at)
      select id, ${hal.accountId}, now() + interval '9 days' from organization where slug = 'harbour-logistics'
      returning id`;
    const elsewhere = await acme.sessionOf(hal.email);
    await acme.nobody().accounts.forgotPassword({ email: hal.email });
    const reset = (await mailTo(acme.owner, hal.email))[0]?.props.token ?? "";

    expect(await hal.api.own.whyNotDelete()).toBeNull();
    await hal.api.own.delete();

    for (const session of [hal.session, elsewhere])
      expect((await refusalOf(() => live(session))).code).toBe("signed_out");
    expect(await signIn(request(), { email: hal.email, password: theirPassword })).toBeNull();
    await acme.expectRefusal("link_unknown", () =>
      acme.nobody().accounts.resetPassword({ token: reset, password: another }),
    );
    expect((await memberRow(acme, hal.id))?.end_reason).toBe("account_deleted");
    expect((await memberRow(acme, globex?.id))?.ended_at).not.toBeNull();
    const [rest] = await acme.owner`
      select (select count(*)::int from access_grant where membership_id = ${hal.id} and ended_at is null) as grants,
             (select status from join_request where id = ${asked?.id}) as request,
             (select email from account where id = ${hal.accountId}) as email`;
    expect(rest).toMatchObject({ grants: 0, request: "withdrawn" });
    expect(rest?.email).not.toContain("hal");
    expect(await eventsOf(acme, "account.deleted", hal.accountId)).toMatchObject([
      { slug: null, target: { label: "Hal Leaver", email: hal.email }, actor: { id: hal.accountId } },
    ]);
    expect((await eventsOf(acme, "membership.account_deleted", hal.id))[0]).toMatchObject({ slug: "acme" });
    expect(JSON.stringify(await eventsOf(acme, "membership.account_deleted", hal.id))).not.toContain("lobex");

    const [again] = await acme.owner`
      insert into account (name, email, email_norm) values ('Hal Again', ${hal.email}, ${hal.email}) returning id`;
    expect(again?.id).not.toBe(hal.accountId);
    const anew = await acme.as(hal.email);
    expect(await anew.own.organizations()).toEqual([]);
    expect(await anew.requests.mine()).toEqual([]);
  });

  it("INV-1: is refused to the last active Manager of an organization, by its name", async () => {
    const xena = await acme.as("xena");
    const refused = await acme.expectRefusal("sole_manager", () => xena.own.delete());
    expect(refused.message).toContain("Globex");
    expect(await xena.own.whyNotDelete()).toBe(refused.message);
    expect((await xena.own.organizations()).find((org) => org.slug === "globex")?.whyNotLeave).toContain(
      "last Manager",
    );
  });

  it("INV-1: is refused to the last PlatformAdmin", async () => {
    const [zoe] = await acme.owner`
      insert into account (name, email, email_norm, platform_admin)
      values ('Zoe Admin', 'zoe@admin.example', 'zoe@admin.example', true) returning id`;
    await acme.owner`update account set disabled_at = now() where platform_admin and id <> ${zoe?.id}`;
    const api = await acme.as("zoe@admin.example");
    await acme.expectRefusal("last_platform_admin", () => api.own.delete());
    await acme.owner`update account set disabled_at = null where platform_admin`;
    await api.own.delete();
  });

  it("asks for the password once more", async () => {
    const ida = await somebody(acme, "Ida Stale");
    await unproved(acme, ida.session);
    await acme.expectRefusal("step_up", () => ida.api.own.delete());
    await ida.api.accounts.prove({ password: theirPassword });
    await ida.api.own.delete();
  });

  it("INV-1: of two last Managers who delete themselves at once, one stays", async () => {
    for (let round = 0; round < 5; round++) {
      const [org] = await acme.owner`
        insert into organization (slug, name, state) values (${`two-${round}`}, 'Two', 'awaiting_manager') returning id`;
      const both = await Promise.all(
        ["Jo One", "Jo Two"].map((name) => somebody(acme, name, { org: `two-${round}`, role: "manager" })),
      );
      await acme.owner`update organization set state = 'active' where id = ${org?.id}`;
      const ends = await Promise.allSettled(both.map((one) => one.api.own.delete()));
      expect(ends.filter((end) => end.status === "fulfilled")).toHaveLength(1);
    }
  });
});
