import { beforeEach, describe, expect, it } from "vitest";
import { confirmationToken, mailTo } from "@/tests/support/mail";
import { refusalOf, useCast } from "@/tests/support/people";
import { signedInBrowser, signUpForm, signUpPassword } from "@/tests/support/sign-up";

const acme = useCast();
const form = (over?: Record<string, string>) => signUpForm(acme, over);

beforeEach(async () => {
  await acme.owner`delete from rate_limit`;
});

describe("Signing up", () => {
  it("KIO-27, CASE-12: a request begins when the address is confirmed, not before", async () => {
    const olive = await acme.as("olive");
    const before = (await olive.requests.list({ org: "acme" })).pending;
    await acme.nobody().accounts.signUp(await form({ email: "first@person.example", note: "Hello" }));

    expect((await olive.requests.list({ org: "acme" })).pending).toBe(before);
    expect(await acme.owner`select 1 from account where email_norm = 'first@person.example'`).toHaveLength(0);
    const { api } = await signedInBrowser("first@person.example");
    expect(await api.accounts.landing()).toEqual({ to: "/confirm" });
    expect(await api.accounts.unconfirmed()).toMatchObject({
      email: "first@person.example",
      organization: "Acme",
    });
    expect((await refusalOf(() => api.requests.mine())).code).toBe("address_unconfirmed");
    expect((await refusalOf(() => api.organizations.frame({ org: "acme" }))).code).toBe(
      "address_unconfirmed",
    );

    const token = await confirmationToken(acme.owner, "first@person.example");
    expect(await api.accounts.confirmation({ token })).toMatchObject({ state: "open", needsPassword: false });
    expect((await olive.requests.list({ org: "acme" })).pending).toBe(before);
    expect(await api.accounts.confirmAddress({ token })).toEqual({
      email: "first@person.example",
      signedIn: true,
      asked: true,
      invited: false,
    });

    expect(await api.accounts.landing()).toEqual({ to: "/waiting" });
    expect(await api.requests.mine()).toMatchObject([{ status: "pending", note: "Hello" }]);
    expect((await olive.requests.list({ org: "acme" })).pending).toBe(before + 1);
    expect((await mailTo(acme.owner, "olive@acme.example")).map((m) => m.template)).toContain(
      "request-received",
    );
    expect((await refusalOf(() => api.accounts.confirmAddress({ token }))).code).toBe("link_used");
  });

  it("CASE-12: an address that has an account gives the same answer and the same screens; its owner is told by mail", async () => {
    const unconfirmed = await acme.nobody().accounts.signUp(await form({ email: "fresh@person.example" }));
    const taken = await acme.nobody().accounts.signUp(await form({ email: "Mia@acme.example" }));
    expect(Object.keys(taken)).toEqual(Object.keys(unconfirmed));

    const a = await signedInBrowser("fresh@person.example");
    const b = await signedInBrowser("Mia@acme.example");
    expect(await b.api.accounts.landing()).toEqual(await a.api.accounts.landing());
    const pending = [await a.api.accounts.unconfirmed(), await b.api.accounts.unconfirmed()];
    expect(pending.map((p) => p && { ...p, email: "", sentAt: "" })).toEqual(
      Array(2).fill({ email: "", organization: "Acme", sentAt: "" }),
    );
    expect((await mailTo(acme.owner, "Mia@acme.example")).map((m) => m.template)).toEqual(["address-taken"]);
    expect((await mailTo(acme.owner, "fresh@person.example")).map((m) => m.template)).toEqual([
      "confirm-address",
    ]);
    const again = await b.api.accounts.resendConfirmation();
    expect(again).toEqual({ email: "Mia@acme.example" });
    expect((await mailTo(acme.owner, "Mia@acme.example")).map((m) => m.template)).toEqual([
      "address-taken",
      "address-taken",
    ]);
  });

  it("takeover 1: a stranger who signs up with my address gets no account when I open the link", async () => {
    await acme
      .nobody()
      .accounts.signUp(await form({ email: "victim@person.example", password: "attacker-chose-88-this" }));
    const token = await confirmationToken(acme.owner, "victim@person.example");
    const victim = acme.nobody();
    expect(await victim.accounts.confirmation({ token })).toMatchObject({
      state: "open",
      needsPassword: true,
    });
    expect((await refusalOf(() => victim.accounts.confirmAddress({ token }))).code).toBe("wrong_password");
    expect(
      (await refusalOf(() => victim.accounts.confirmAddress({ token, password: signUpPassword }))).code,
    ).toBe("wrong_password");
    expect(await acme.owner`select 1 from account where email_norm = 'victim@person.example'`).toHaveLength(
      0,
    );
  });

  it("takeover 2: a stranger's earlier sign-up and its session die when I confirm mine", async () => {
    await acme
      .nobody()
      .accounts.signUp(await form({ email: "twice@person.example", password: "attacker-chose-88-this" }));
    const attacker = await signedInBrowser("twice@person.example", "attacker-chose-88-this");
    await acme.nobody().accounts.signUp(await form({ email: "twice@person.example" }));
    const mine = await signedInBrowser("twice@person.example");
    const token = await confirmationToken(acme.owner, "twice@person.example");
    await mine.api.accounts.confirmAddress({ token });

    expect((await mine.api.accounts.me()).email).toBe("twice@person.example");
    expect((await refusalOf(() => attacker.api.accounts.me())).code).toBe("address_unconfirmed");
    const later = await signedInBrowser("twice@person.example", "attacker-chose-88-this");
    expect((await refusalOf(() => later.api.accounts.me())).code).toBe("address_unconfirmed");
    const [account] =
      await acme.owner`select count(*)::int as n from account where email_norm = 'twice@person.example'`;
    expect(account?.n).toBe(1);
  });

  it("a link works once, also when it is opened 10 times at once", async () => {
    await acme.nobody().accounts.signUp(await form({ email: "burst@person.example" }));
    const token = await confirmationToken(acme.owner, "burst@person.example");
    const tries = await Promise.allSettled(
      Array.from({ length: 10 }, () =>
        acme.nobody().accounts.confirmAddress({ token, password: signUpPassword }),
      ),
    );
    expect(tries.filter((t) => t.status === "fulfilled")).toHaveLength(1);
    expect(await acme.owner`select 1 from join_request where email = 'burst@person.example'`).toHaveLength(1);
  });

  it("a link dies after 24 hours and when a new one is sent; a corrected address gets the new one", async () => {
    await acme.nobody().accounts.signUp(await form({ email: "typo@persn.example" }));
    const old = await confirmationToken(acme.owner, "typo@persn.example");
    const { api } = await signedInBrowser("typo@persn.example");
    expect(await api.accounts.correctAddress({ email: "typo@person.example" })).toEqual({
      email: "typo@person.example",
    });
    expect((await refusalOf(() => api.accounts.confirmAddress({ token: old }))).code).toBe("link_unknown");

    const token = await confirmationToken(acme.owner, "typo@person.example");
    await acme.owner`update sign_up set expires_at = now() - interval '1 second' where email = 'typo@person.example'`;
    expect((await refusalOf(() => api.accounts.confirmAddress({ token }))).code).toBe("link_expired");
    await api.accounts.resendConfirmation();
    const renewed = await confirmationToken(acme.owner, "typo@person.example");
    await api.accounts.confirmAddress({ token: renewed });
    expect((await api.accounts.me()).email).toBe("typo@person.example");
  });

  it("an organization that closed its door between sign-up and confirming costs the request, not the account", async () => {
    await acme
      .nobody()
      .accounts.signUp(
        await form({ email: "closed@person.example", organization: (await acme.ids("olive", "globex")).org }),
      );
    await acme.owner`update organization set join_policy = 'invite_only' where slug = 'globex'`;
    const { api } = await signedInBrowser("closed@person.example");
    const token = await confirmationToken(acme.owner, "closed@person.example");
    expect(await api.accounts.confirmAddress({ token })).toMatchObject({ asked: false, signedIn: true });
    expect(await api.requests.mine()).toEqual([]);
    await acme.owner`update organization set join_policy = 'approval' where slug = 'globex'`;
  });

  it("X-6: a sign-up to an open organization is a member once the address is confirmed", async () => {
    const [lumen] = await acme.owner<
      { id: string }[]
    >`select id from organization where slug = 'lumen-press'`;
    await acme
      .nobody()
      .accounts.signUp(await form({ email: "reader@person.example", organization: lumen?.id ?? "" }));
    const token = await confirmationToken(acme.owner, "reader@person.example");
    await acme.nobody().accounts.confirmAddress({ token, password: signUpPassword });
    expect(await (await acme.as("reader@person.example")).accounts.landing()).toEqual({
      to: "/o/lumen-press",
    });
  });
});
