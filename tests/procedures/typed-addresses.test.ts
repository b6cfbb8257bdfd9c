import { beforeEach, describe, expect, it } from "vitest";
import { signIn } from "@/server/accounts/sign-in";
import { hashOf } from "@/server/context";
import { createCaller } from "@/server/router";
import { somebody, theirPassword } from "@/tests/support/account";
import { tokenTo } from "@/tests/support/account-mail";
import { mailTo } from "@/tests/support/mail";
import { request, useCast } from "@/tests/support/people";

const acme = useCast();
const nobody = () => acme.nobody().accounts;
const password = "heron-on-the-slipway";
const fresh = (name: string) => `${name}.${Math.random().toString(36).slice(2)}@new.example`;
const opens = async (email: string, typed: string) =>
  (await signIn(request(), { email, password: typed })) !== null;

beforeEach(async () => {
  await acme.owner`delete from rate_limit`;
});

/** What has been passed for somebody's address elsewhere: each reaches another mailbox, or two. */
const tricksWith = (email: string): unknown[] => [
  [email, "thief@evil.example"],
  [email],
  { email },
  null,
  `${email},thief@evil.example`,
  `${email} thief@evil.example`,
  `${email};thief@evil.example`,
  `${email}\nBcc: thief@evil.example`,
  `${email}\u0000`,
  `${email}@evil.example`,
  `"${email}"@evil.example`,
  `"a b"@${email.split("@")[1]}`,
  `(comment)${email}`,
  `<${email}>`,
  `Thief <${email}>`,
  email.replace("@", "@@"),
  email.replace("@", "＠"),
  email.replace("a", "а"),
  email.replace("k", "\u212a"),
  email.replace("s", "\u017f"),
  email.replace("i", "ı"),
  email.replace(".example", ".examplé"),
  email.replace(".example", "。example"),
  email.replace("@", ".@[127.0.0.1]").replace(/new.*/, ""),
  `${"x".repeat(250)}@new.example`,
];

describe("Takeover 8: an address is one plain text, wherever it is typed", () => {
  it("takeover 8: anything else is refused, stores nothing and mails nobody", async () => {
    const kaisa = await somebody(acme, "Kaisa Sink");
    const [signUp, pia] = [fresh("kasi"), await acme.as("pia")];
    const { org } = await acme.ids("olive");
    await nobody().signUp({ email: signUp, name: "Kasi Fresh", password, organization: org });
    const sid = await signIn(request(), { email: signUp, password });
    const unconfirmed = createCaller(request({ session: hashOf(sid ?? "") }));
    await acme.owner`delete from outbox`;
    const stored = () => acme.owner`
      select (select count(*)::int from sign_up) as sign_ups, (select count(*)::int from account) as accounts,
             (select count(*)::int from account_link) as links, (select email from sign_up where email = ${signUp}),
             (select count(*)::int from invitation) as invitations, (select count(*)::int from outbox) as mails`;
    const before = await stored();

    for (const trick of tricksWith(kaisa.email)) {
      const email = trick as string;
      const calls: Record<string, () => Promise<unknown>> = {
        "sign up": () => nobody().signUp({ email, name: "A Thief", password, organization: org }),
        reset: () => nobody().forgotPassword({ email }),
        "change one's own": () => kaisa.api.own.askNewEmail({ email }),
        "correct one's own": () => unconfirmed.accounts.correctAddress({ email }),
        "change another's": () => pia.platform.changeAccountEmail({ id: kaisa.accountId, email }),
        invite: () => pia.invitations.send({ org: "acme", people: [{ email }], role: "Member" }),
      };
      for (const [what, call] of Object.entries(calls)) {
        await expect(call(), `${what}: ${JSON.stringify(trick)}`).rejects.toMatchObject({
          code: "BAD_REQUEST",
        });
      }
    }
    expect(await stored()).toEqual(before);
  });

  it("INV-9: capitals, spaces around it and characters nobody sees are the same address, for signing in, a reset, and what is taken", async () => {
    const kim = await somebody(acme, "Kim Loud");
    const loud = `\t ${kim.email.toUpperCase().replace("@", "\u200b@\u00ad")}\ufeff  `;
    expect(await opens(loud, theirPassword)).toBe(true);
    await nobody().forgotPassword({ email: loud });
    expect((await mailTo(acme.owner, kim.email)).map((m) => m.template)).toContain("password-reset");
    await acme.expectRefusal("email_unchanged", () => kim.api.own.askNewEmail({ email: ` ${kim.email} ` }));
    const other = await somebody(acme, "Other Olga");
    await other.api.own.askNewEmail({ email: loud });
    expect((await mailTo(acme.owner, kim.email.toUpperCase())).map((m) => m.template)).toEqual([
      "email-taken",
    ]);
    const { org } = await acme.ids("olive");
    await acme.owner`delete from outbox`;
    await nobody().signUp({ email: loud, name: "Kim Again", password, organization: org });
    expect((await mailTo(acme.owner, kim.email.toUpperCase())).map((m) => m.template)).toEqual([
      "address-taken",
    ]);
  });
});

describe("A link, and an address that is not proved", () => {
  it("takeover 4: an address that somebody only typed proves nothing, to nobody and for nothing", async () => {
    const thief = await somebody(acme, "Typing Tim");
    const typed = `victim.${Math.random().toString(36).slice(2)}@victim.example`;
    await thief.api.own.askNewEmail({ email: typed });
    const { org } = await acme.ids("olive");
    await nobody().signUp({
      email: typed,
      name: "A Thief",
      password: "purple-tractor-81",
      organization: org,
    });
    await acme.owner`delete from outbox`;

    // Neither the account that awaits it nor the sign-up that names it is what a forgotten password is about.
    await nobody().forgotPassword({ email: typed });
    expect((await mailTo(acme.owner, typed)).map((m) => [m.template, m.props])).toEqual([
      ["no-password-reset", { disabled: false, from: "An unknown device, 203.0.113.7" }],
    ]);
    expect(await opens(typed, theirPassword)).toBe(false);

    // An invitation to it is for whoever has its mailbox, who starts anew.
    await (await acme.as("olive")).invitations.send({
      org: "acme",
      people: [{ email: typed }],
      role: "Member",
    });
    expect(await thief.api.invitations.mine()).toEqual([]);
    const token = await tokenTo(acme.owner, typed, "invitation");
    await acme.expectRefusal("invitation_for_another", () => thief.api.invitations.accept({ token }));
    await acme.nobody().invitations.join({ token, name: "Victoria", password: "heron-on-the-slipway" });
    expect((await thief.api.own.profile()).email).toBe(thief.email);
    expect(await opens(typed, "purple-tractor-81")).toBe(true);
    const [session] = await acme.owner`select account_id from session order by created_at desc limit 1`;
    expect(session?.account_id).toBeNull();
    expect(await opens(typed, "heron-on-the-slipway")).toBe(true);
  });

  it("takeover 6: a link of one kind opens nothing of another kind", async () => {
    const vic = await somebody(acme, "Victim Vesna");
    const to = `vesna.${Math.random().toString(36).slice(2)}@new.example`;
    const { org } = await acme.ids("olive");
    const fresh = `fresh.${Math.random().toString(36).slice(2)}@new.example`;
    await nobody().signUp({
      email: fresh,
      name: "Fresh Face",
      password: "purple-tractor-81",
      organization: org,
    });
    await (await acme.as("olive")).invitations.send({ org: "acme", people: [{ email: to }], role: "Member" });
    await nobody().forgotPassword({ email: vic.email });
    await vic.api.own.askNewEmail({ email: to });
    const tokens = {
      reset: await tokenTo(acme.owner, vic.email, "password-reset"),
      email: await tokenTo(acme.owner, to, "confirm-email"),
      address: await tokenTo(acme.owner, fresh, "confirm-address"),
      invitation: await tokenTo(acme.owner, to, "invitation"),
    };
    const password = "heron-on-the-slipway";
    const uses: Record<string, (token: string) => Promise<unknown>> = {
      reset: (token) => nobody().resetPassword({ token, password }),
      email: (token) => vic.api.accounts.confirmEmail({ token }),
      undo: (token) => nobody().undoEmail({ token }),
      address: (token) => nobody().confirmAddress({ token, password: "purple-tractor-81" }),
      invitation: (token) => acme.nobody().invitations.join({ token, name: "A Thief", password }),
      setup: (token) =>
        acme.nobody().setup.complete({ token, name: "A Thief", email: to, password, organization: "Evil" }),
    };
    for (const [kind, token] of Object.entries(tokens)) {
      for (const [use, call] of Object.entries(uses)) {
        if (use !== kind) await expect(call(token), `${kind} as ${use}`).rejects.toThrow();
      }
    }
    const untouched = await acme.owner`
      select 1 from account_link where used_at is null and ended_at is null and token_hash in ${acme.owner([
        hashOf(tokens.reset),
        hashOf(tokens.email),
      ])}`;
    expect(untouched).toHaveLength(2);
  });

  it("GGW-13: whoever comes to a deleted address is invited to nothing, by no older link; who invited reads no more", async () => {
    for (const by of ["themself", "pia"] as const) {
      const gone = await somebody(acme, "Gone Gwen");
      const xena = await acme.as("xena");
      await xena.invitations.send({ org: "globex", people: [{ email: gone.email }], role: "Member" });
      const token = await tokenTo(acme.owner, gone.email, "invitation");
      const pia = await acme.as("pia");
      await (by === "pia"
        ? pia.platform.deleteAccount({ id: gone.accountId, successions: [] })
        : gone.api.own.delete());

      const ended = by === "pia" ? "revoked" : "declined";
      await expect(acme.nobody().invitations.join({ token, name: "Gwen Again", password })).rejects.toThrow();
      const [account] = await acme.owner`
        insert into account (name, email, email_norm) values ('Gwen Again', ${gone.email}, ${gone.email}) returning id`;
      const again = await acme.as(gone.email);
      expect(await again.invitations.mine()).toEqual([]);
      expect(account?.id).not.toBe(gone.accountId);
      const events = await acme.owner<{ slug: string; action: string; body: string }[]>`
        select o.slug, e.action, e.body from audit_event e join organization o on o.id = e.org_id
         where e.action in ('invitation.declined', 'invitation.revoked')
           and e.body::jsonb -> 'target' ->> 'email' = ${gone.email}`;
      expect(events.map(({ slug, action }) => [slug, action])).toEqual([["globex", `invitation.${ended}`]]);
      expect(events[0]?.body).not.toContain("cme");
      const { rows } = await xena.invitations.list({ org: "globex", search: gone.email });
      expect(rows).toMatchObject([{ state: ended }]);
    }
  });
});
