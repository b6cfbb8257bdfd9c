import { describe, expect, it } from "vitest";
import { signIn } from "@/server/accounts/sign-in";
import { hashOf } from "@/server/context";
import { createCaller } from "@/server/router";
import {
  freshAddress,
  goodPassword,
  invitationTo,
  invite,
  mailedToken,
  membershipsOf,
} from "@/tests/support/invitations";
import { confirmationToken } from "@/tests/support/mail";
import { request, useCast } from "@/tests/support/people";

const acme = useCast();
const person = { name: "Ann Lee", password: goodPassword };
const thiefs = "purple-tractor-81-window";

/** Signs up at an address as somebody who does not own it, and stays in that browser. */
async function preRegister(email: string) {
  const { org } = await acme.ids("xena", "globex");
  await acme.nobody().accounts.signUp({ email, name: "A Thief", password: thiefs, organization: org });
  const sid = await signIn(request(), { email, password: thiefs });
  return createCaller(request({ session: hashOf(sid ?? "") }));
}

describe("Account takeover by invitation", () => {
  it("takeover 1: an account prepared at somebody's address gets nothing of the invitation that reaches them", async () => {
    const email = freshAddress("victim");
    const thief = await preRegister(email);
    const { id, orgId, token } = await invite(acme, email);

    await acme.expectRefusal("address_unconfirmed", () => thief.invitations.mine());
    await acme.expectRefusal("address_unconfirmed", () =>
      thief.invitations.accept({ organization: orgId, id }),
    );
    expect(await thief.invitations.open({ token })).toMatchObject({ way: "new" });
    await acme.nobody().invitations.join({ token, ...person });

    expect(await thief.accounts.landing()).toEqual({ to: "/confirm" });
    await acme.expectRefusal("address_unconfirmed", () => thief.accounts.me());
    const [account] = await acme.owner`select name from account where email_norm = ${email}`;
    expect(account?.name).toBe("Ann Lee");
  });

  it("takeover 2: the thief's password opens nothing after the owner accepted, and their confirmation link is dead", async () => {
    const email = freshAddress("victim");
    await preRegister(email);
    const link = await confirmationToken(acme.owner, email);
    const { token } = await invite(acme, email);
    await acme.nobody().invitations.join({ token, ...person });

    const sid = await signIn(request(), { email, password: thiefs });
    const again = createCaller(request({ session: sid ? hashOf(sid) : null }));
    expect((await again.accounts.landing()).to).not.toMatch(/^\/(o\/|users|waiting)/);
    await acme.expectRefusal("address_has_account", () =>
      again.accounts.confirmAddress({ token: link, password: thiefs }),
    );
    expect(await signIn(request(), { email, password: goodPassword })).not.toBeNull();
  });

  it("takeover 6: a link that its sender copied makes no account at the address of somebody else", async () => {
    const email = freshAddress("victim");
    const { copied } = await invite(acme, email);
    expect(await acme.nobody().invitations.open({ token: copied })).toMatchObject({ way: "prove" });
    await acme.expectRefusal("invitation_needs_mailbox", () =>
      acme.nobody().invitations.join({ token: copied, ...person }),
    );

    await acme.nobody().invitations.mailLink({ token: copied });
    const mails =
      await acme.owner`select to_email from outbox where template = 'invitation' and to_email = ${email}`;
    expect(mails).toHaveLength(2);
    await acme.nobody().invitations.join({ token: await mailedToken(acme, email), ...person });
    expect(await membershipsOf(acme, email)).toHaveLength(1);
  });

  it("takeover 6: a copied link does not tell its sender whether the address has an account", async () => {
    const { email } = await acme.newcomer("Elsewhere Known");
    const known = await invite(acme, email);
    const unknown = await invite(acme, freshAddress());
    const [a, b] = [
      await acme.nobody().invitations.open({ token: known.copied }),
      await acme.nobody().invitations.open({ token: unknown.copied }),
    ];
    expect({ ...a, email: "", expiresAt: "" }).toEqual({ ...b, email: "", expiresAt: "" });
    await acme.expectRefusal("invitation_needs_mailbox", () =>
      acme.nobody().invitations.join({ token: known.copied, ...person }),
    );
  });

  it("takeover 6: an address that has an account gets no second one, and no new password, by the mailed link", async () => {
    const { email } = await acme.newcomer("Known Already");
    const { token } = await invite(acme, email);
    await acme.expectRefusal("address_has_account", () =>
      acme.nobody().invitations.join({ token, ...person }),
    );
    expect(await acme.owner`select 1 from account where email_norm = ${email}`).toHaveLength(1);
  });

  it("takeover 6: a link opens its own organization alone", async () => {
    const email = freshAddress();
    const globex = await invite(acme, email, { as: "xena", org: "globex" });
    await invite(acme, email);
    await acme.nobody().invitations.join({ token: globex.token, ...person });
    expect(await membershipsOf(acme, email, "globex")).toHaveLength(1);
    expect(await membershipsOf(acme, email, "acme")).toHaveLength(0);
    expect(await invitationTo(acme, email)).toMatchObject({ status: "open" });
    const { orgId } = globex;
    const { id } = (await invitationTo(acme, email)) as unknown as { id: string };
    const owner = await acme.as(email);
    await acme.expectRefusal("invitation_unknown", () =>
      owner.invitations.accept({ organization: orgId, id }),
    );
  });

  it("takeover 8: addresses that are lists, have two signs, or letters of another alphabet are refused as input", async () => {
    const olive = await acme.as("olive");
    for (const email of [
      ["ann@new.example", "thief@evil.example"],
      "ann@new.example,thief@evil.example",
      "ann@new.example thief@evil.example",
      "ann@new.example\nBcc: thief@evil.example",
      "ann@@new.example",
      '"ann@new.example"@evil.example',
      "аnn@new.example",
      "ann@new.example\u0000",
      `${"a".repeat(300)}@new.example`,
    ]) {
      const people = [{ email }] as { email: string }[];
      await expect(olive.invitations.send({ org: "acme", people, role: "Member" })).rejects.toMatchObject({
        code: "BAD_REQUEST",
      });
    }
  });

  it("takeover 7: the link in the mail is made from configuration alone: the mail is told a token, not an address", async () => {
    const email = freshAddress();
    await invite(acme, email);
    const [mail] = await acme.owner<{ props: object }[]>`select props from outbox where to_email = ${email}`;
    expect(JSON.stringify(mail?.props)).not.toMatch(/http|host/i);
  });

  it("CASE-2: who signs up while invited, and confirms, is not filed a second time but told of the invitation", async () => {
    const email = freshAddress();
    const { org } = await acme.ids("olive");
    const { id } = await invite(acme, email);
    const said = await acme
      .nobody()
      .accounts.signUp({ email, name: "Ann Lee", password: goodPassword, organization: org });
    expect(said).toEqual({ email });

    const confirmed = await acme.nobody().accounts.confirmAddress({
      token: await confirmationToken(acme.owner, email),
      password: goodPassword,
    });

    expect(confirmed).toMatchObject({ asked: false, invited: true });
    const requests = await acme.owner`
      select 1 from join_request r join account a on a.id = r.account_id where a.email_norm = ${email}`;
    expect(requests).toHaveLength(0);
    expect(await (await acme.as(email)).invitations.mine()).toMatchObject([{ id }]);
  });

  it("trying links has its limits, whoever tries", async () => {
    await acme.owner`delete from rate_limit`;
    for (let n = 0; n < 100; n++) await acme.nobody().invitations.open({ token: `guess-${n}` });
    await acme.expectRefusal("too_many", () => acme.nobody().invitations.open({ token: "guess-100" }));
    await acme.owner`delete from rate_limit`;
    const { token } = await invite(acme, freshAddress());
    for (let n = 0; n < 20; n++) {
      await acme.expectRefusal("password_common", () =>
        acme.nobody().invitations.join({ token, name: "Ann Lee", password: "password123456" }),
      );
    }
    await acme.expectRefusal("too_many", () => acme.nobody().invitations.join({ token, ...person }));
    await acme.owner`delete from rate_limit`;
  });

  it("X-8: an account with an open invitation elsewhere is not deleted with its membership", async () => {
    const { email } = await acme.newcomer("Wanted Elsewhere");
    const { token } = await invite(acme, email);
    const joined = await acme.as(email);
    await joined.invitations.accept({ token });
    const [member] = await membershipsOf(acme, email);
    await invite(acme, email, { as: "xena", org: "globex" });
    await (await acme.as("olive")).members.delete({ org: "acme", id: member?.id });
    expect(
      await acme.owner`select 1 from account where email_norm = ${email} and deleted_at is null`,
    ).toHaveLength(1);
  });
});
