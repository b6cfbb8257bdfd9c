import { beforeEach, describe, expect, it } from "vitest";
import { DEMO_PASSWORD } from "@/db/demo/cast";
import { signIn } from "@/server/accounts/sign-in";
import { hashOf } from "@/server/context";
import { createCaller } from "@/server/router";
import { tokenTo } from "@/tests/support/account-mail";
import { mailTo } from "@/tests/support/mail";
import { lastEvent, newMember } from "@/tests/support/members";
import { refusalOf, request, useCast } from "@/tests/support/people";

const acme = useCast();
const mia = "mia@acme.example";
const chosen = "seven-herons-on-a-jetty";
const forgot = (email: string) => acme.nobody().accounts.forgotPassword({ email });
const tokenOf = (email: string) => tokenTo(acme.owner, email, "password-reset");
const reset = (token: string, password = chosen) => acme.nobody().accounts.resetPassword({ token, password });
const opens = async (email: string, password: string) =>
  (await signIn(request(), { email, password })) !== null;

beforeEach(async () => {
  await acme.owner`delete from rate_limit`;
  await acme.owner`delete from outbox`;
});

describe("GGW-12: a forgotten password", () => {
  it("is replaced by a mailed link, which ends all sessions and signs nobody in", async () => {
    const before = await acme.sessionOf(mia);
    await forgot(" Mia@Acme.Example ");
    const token = await tokenOf(mia);
    expect(await reset(token)).toBeNull();

    expect((await refusalOf(() => createCaller(request({ session: before })).accounts.me())).code).toBe(
      "signed_out",
    );
    expect(await opens(mia, DEMO_PASSWORD)).toBe(false);
    expect(await opens(mia, chosen)).toBe(true);
    const { account } = await acme.ids("mia");
    expect(await lastEvent(acme, account)).toBeDefined();
    const events = await acme.owner`
      select o.slug, e.body from audit_event e left join organization o on o.id = e.org_id
       where e.action = 'account.password_reset' and e.target_id = ${account}`;
    expect(events.map(({ slug }) => slug).sort()).toEqual(["acme", null].sort());
    expect(JSON.parse(events[0]?.body).actor).toMatchObject({ email: mia });
    expect((await mailTo(acme.owner, mia)).map((m) => m.template)).toContain("password-changed");
  });

  it("security 4.19: is chosen by a link once: of twenty at the same time one succeeds", async () => {
    await forgot(mia);
    const token = await tokenOf(mia);
    const ends = await Promise.allSettled(
      Array.from({ length: 20 }, (_, n) => reset(token, `${chosen} ${n}`)),
    );
    expect(ends.filter((end) => end.status === "fulfilled")).toHaveLength(1);
    await acme.expectRefusal("mail_link_used", () => reset(token));
  });

  it("is chosen by the newest link only, within 30 minutes", async () => {
    await forgot(mia);
    const first = await tokenOf(mia);
    await acme.owner`delete from outbox`;
    await forgot(mia);
    const second = await tokenOf(mia);
    await acme.expectRefusal("mail_link_replaced", () => reset(first));
    const [row] = await acme.owner`
      select extract(epoch from expires_at - created_at)::int as seconds from account_link
       where token_hash = ${hashOf(second)}`;
    expect(row?.seconds).toBeGreaterThan(1795);
    expect(row?.seconds).toBeLessThanOrEqual(1801);
    await acme.owner`update account_link set expires_at = now() - interval '1 second' where token_hash = ${hashOf(second)}`;
    await acme.expectRefusal("mail_link_expired", () => reset(second));
    await acme.expectRefusal("link_unknown", () => reset("made-up"));
  });

  it("two who ask at the same time leave one open link", async () => {
    await Promise.all([forgot(mia), forgot(mia), forgot(mia)]);
    const open = await acme.owner`
      select 1 from account_link l join account a on a.id = l.account_id
       where a.email = ${mia} and l.used_at is null and l.ended_at is null and l.purpose = 'reset'`;
    expect(open).toHaveLength(1);
  });

  it("is not changed by opening the page, however often", async () => {
    await forgot(mia);
    const token = await tokenOf(mia);
    for (let n = 0; n < 3; n++)
      expect(await acme.nobody().accounts.resetLink({ token })).toEqual({ state: "open", email: mia });
    await reset(token);
  });

  it("must be as good as any other password", async () => {
    await forgot(mia);
    const token = await tokenOf(mia);
    await acme.expectRefusal("password_common", () => reset(token, "password12345"));
    await acme.expectRefusal("password_personal", () => reset(token, "my own gatehouse key 41"));
    await reset(token);
  });

  it("the answer says nothing of who has an account; the mail says what is so, to the stored address", async () => {
    const [known, unknown] = [await forgot("MIA@acme.example"), await forgot("nobody@nowhere.example")];
    expect(known).toEqual(unknown);
    expect((await mailTo(acme.owner, mia)).map((m) => m.template)).toEqual(["password-reset"]);
    expect(await mailTo(acme.owner, "MIA@acme.example")).toEqual([]);
    expect((await mailTo(acme.owner, "nobody@nowhere.example")).map((m) => m.template)).toEqual([
      "no-password-reset",
    ]);
  });

  it("is mailed about three times an hour to one address, alike for everybody", async () => {
    for (const email of [mia, "nobody@nowhere.example"]) {
      for (let n = 0; n < 3; n++) await forgot(email);
      await acme.expectRefusal("too_many", () => forgot(email));
    }
  });

  it("of a disabled account opens nothing, not even by a link from before", async () => {
    const { email, accountId } = await newMember(acme, "Disabled Dora");
    await forgot(email);
    const token = await tokenOf(email);
    await acme.owner`update account set disabled_at = now() where id = ${accountId}`;
    await acme.expectRefusal("account_disabled", () => reset(token));
    await acme.owner`delete from outbox`;
    await forgot(email);
    expect((await mailTo(acme.owner, email)).map((m) => [m.template, m.props.disabled])).toEqual([
      ["no-password-reset", true],
    ]);
  });

  it("lifts the lock that somebody's guesses put on the address", async () => {
    const { email } = await newMember(acme, "Guessed Gus");
    for (let n = 0; n < 10; n++) await opens(email, "wrong");
    expect((await refusalOf(() => opens(email, "wrong"))).code).toBe("too_many");
    await forgot(email);
    await reset(await tokenOf(email));
    expect(await opens(email, chosen)).toBe(true);
  });
});

describe("GGW-12: Send Password Reset Email", () => {
  it("by a Manager mails the person, who alone sees the link; it is logged", async () => {
    const { id, email } = await newMember(acme, "Forgetful Fay");
    const olive = await acme.as("olive");
    const answer = await olive.members.sendPasswordReset({ org: "acme", id });
    expect(answer).toEqual({ name: "Forgetful Fay" });
    expect((await mailTo(acme.owner, email))[0]?.props.by).toMatchObject({ organization: "Acme" });
    const event = await lastEvent(acme, id);
    expect(event).toMatchObject({ action: "membership.reset_sent", actor: { role: "Manager" } });
    const token = await tokenOf(email);
    expect(JSON.stringify(event)).not.toContain(token);
    await reset(token);
    expect(await opens(email, chosen)).toBe(true);
  });

  it("is refused to a Member, to a stranger, for a PlatformAdmin and for a disabled account", async () => {
    const { id, accountId } = await newMember(acme, "Target Tess");
    const [olive, member, xena] = [await acme.as("olive"), await acme.as("mia"), await acme.as("xena")];
    await acme.expectRefusal("not_allowed", () => member.members.sendPasswordReset({ org: "acme", id }));
    await acme.expectRefusal("not_found", () => xena.members.sendPasswordReset({ org: "acme", id }));
    await acme.expectRefusal("not_found", () => xena.members.sendPasswordReset({ org: "globex", id }));
    const pia = await acme.ids("pia");
    await acme.expectRefusal("platform_admins_only", () =>
      olive.members.sendPasswordReset({ org: "acme", id: pia.member }),
    );
    await acme.owner`update account set disabled_at = now() where id = ${accountId}`;
    await acme.expectRefusal("account_disabled_here", () =>
      olive.members.sendPasswordReset({ org: "acme", id }),
    );
  });

  it("two Managers at once leave one open link", async () => {
    const { id, accountId } = await newMember(acme, "Twice Tia");
    const [olive, marco] = [await acme.as("olive"), await acme.as("marco")];
    await Promise.all([olive, marco].map((who) => who.members.sendPasswordReset({ org: "acme", id })));
    const open = await acme.owner`
      select 1 from account_link where account_id = ${accountId} and used_at is null and ended_at is null`;
    expect(open).toHaveLength(1);
  });
});
