import { beforeEach, describe, expect, it } from "vitest";
import { signIn } from "@/server/accounts/sign-in";
import { createCaller } from "@/server/router";
import { eventsOf, somebody, theirPassword, unproved } from "@/tests/support/account";
import { tokenTo } from "@/tests/support/account-mail";
import { mailTo } from "@/tests/support/mail";
import { memberRow } from "@/tests/support/members";
import { refusalOf, request, useCast } from "@/tests/support/people";

const acme = useCast();
const nobody = () => acme.nobody().accounts;
const newAddress = (name: string) => `${name}.${Math.random().toString(36).slice(2, 8)}@moved.example`;
const confirmTo = (email: string) => tokenTo(acme.owner, email, "confirm-email");
const backTo = (email: string) => tokenTo(acme.owner, email, "email-changed-old");

beforeEach(async () => {
  await acme.owner`delete from rate_limit`;
});

/** Somebody who has moved to another address. */
async function moved(name: string) {
  const who = await somebody(acme, name);
  const to = newAddress("new");
  await who.api.own.askNewEmail({ email: to });
  await who.api.accounts.confirmEmail({ token: await confirmTo(to) });
  return { ...who, to };
}

describe("GGW-17, X-9: changing one's own address", () => {
  it("takes confirming the new one; the old one is told with a way back; every organization learns of it", async () => {
    const ann = await somebody(acme, "Ann Mover");
    const to = newAddress("ann");
    await ann.api.own.askNewEmail({ email: ` ${to.toUpperCase()} ` });
    expect((await ann.api.own.profile()).email).toBe(ann.email);
    expect((await ann.api.own.profile()).awaited).toBe(to.toUpperCase());
    const token = await confirmTo(to.toUpperCase());
    expect(await ann.api.accounts.emailLink({ token })).toMatchObject({
      state: "open",
      needsPassword: false,
    });
    await ann.api.accounts.confirmEmail({ token });

    expect((await ann.api.own.profile()).email).toBe(to.toUpperCase());
    expect((await memberRow(acme, ann.id))?.email).toBe(to.toUpperCase());
    expect(await signIn(request(), { email: to, password: theirPassword })).not.toBeNull();
    expect(await signIn(request(), { email: ann.email, password: theirPassword })).toBeNull();
    expect((await mailTo(acme.owner, ann.email)).map((m) => m.template)).toContain("email-changed-old");
    expect((await mailTo(acme.owner, to.toUpperCase())).map((m) => m.template)).toContain(
      "email-changed-new",
    );
    const events = await eventsOf(acme, "account.email_changed", ann.accountId);
    expect(events.map(({ slug, before }) => [slug, before.email])).toEqual([
      [null, ann.email],
      ["acme", ann.email],
    ]);
    await acme.expectRefusal("mail_link_used", () => ann.api.accounts.confirmEmail({ token }));
  });

  it("asks for the password once more, and for another address than one has", async () => {
    const bob = await somebody(acme, "Bob Stale");
    await unproved(acme, bob.session);
    await acme.expectRefusal("step_up", () => bob.api.own.askNewEmail({ email: newAddress("bob") }));
    await acme.expectRefusal("email_unchanged", () => bob.api.own.askNewEmail({ email: bob.email }));
  });

  it("INV-9: its capitals can be corrected, and it stays the same address", async () => {
    const cap = await somebody(acme, "Cap Shouts");
    const spelled = cap.email.replace(/^cap/, "Cap");
    await cap.api.own.askNewEmail({ email: spelled });
    await cap.api.accounts.confirmEmail({ token: await tokenTo(acme.owner, spelled, "confirm-email") });
    expect((await cap.api.accounts.me()).email).toBe(spelled);
    expect(await signIn(request(), { email: cap.email, password: theirPassword })).toBeTypeOf("string");
  });

  it("answers the same for an address that has an account; its owner is told by mail", async () => {
    const cam = await somebody(acme, "Cam Curious");
    const [taken, free] = [
      await cam.api.own.askNewEmail({ email: "mia@acme.example" }),
      await cam.api.own.askNewEmail({ email: newAddress("cam") }),
    ];
    expect(Object.keys(taken)).toEqual(Object.keys(free));
    expect((await mailTo(acme.owner, "mia@acme.example"))[0]).toMatchObject({
      template: "email-taken",
      props: {},
    });
  });

  it("by its link alone gives nobody an account: it takes the session or the password", async () => {
    const dan = await somebody(acme, "Dan Typo");
    const to = newAddress("dan");
    await dan.api.own.askNewEmail({ email: to });
    const token = await confirmTo(to);
    expect(await nobody().emailLink({ token })).toMatchObject({ needsPassword: true });
    await acme.expectRefusal("wrong_current_password", () => nobody().confirmEmail({ token }));
    const mia = await acme.as("mia");
    await acme.expectRefusal("wrong_current_password", () =>
      mia.accounts.confirmEmail({ token, password: "x" }),
    );
    await nobody().confirmEmail({ token, password: theirPassword });
    expect((await dan.api.own.profile()).email).toBe(to);
  });

  it("works by the newest link only, within 24 hours, and can be let be", async () => {
    const eve = await somebody(acme, "Eve Newest");
    const [one, two, three] = [newAddress("one"), newAddress("two"), newAddress("three")];
    await eve.api.own.askNewEmail({ email: one });
    await eve.api.own.askNewEmail({ email: two });
    const [first, second] = [await confirmTo(one), await confirmTo(two)];
    await acme.expectRefusal("mail_link_replaced", () => eve.api.accounts.confirmEmail({ token: first }));
    await eve.api.own.cancelNewEmail();
    await acme.expectRefusal("mail_link_replaced", () => eve.api.accounts.confirmEmail({ token: second }));
    await acme.expectRefusal("nothing_changed", () => eve.api.own.cancelNewEmail());
    await eve.api.own.askNewEmail({ email: three });
    await acme.owner`update account_link set expires_at = now() where account_id = ${eve.accountId}`;
    const third = await confirmTo(three);
    await acme.expectRefusal("mail_link_expired", () => eve.api.accounts.confirmEmail({ token: third }));
  });

  it("is refused when the address got an account meanwhile, also at the very same time (INV-9)", async () => {
    const both = await Promise.all([somebody(acme, "Flo First"), somebody(acme, "Gus Second")]);
    const to = newAddress("wanted");
    const tokens: string[] = [];
    for (const who of both) {
      await acme.owner`delete from outbox where to_email = ${to}`;
      await who.api.own.askNewEmail({ email: to });
      tokens.push(await confirmTo(to));
    }
    const ends = await Promise.allSettled(
      both.map((who, n) => who.api.accounts.confirmEmail({ token: tokens[n] ?? "" })),
    );
    expect(ends.filter((end) => end.status === "fulfilled")).toHaveLength(1);
    const reason = ends.find((end) => end.status === "rejected")?.reason;
    expect((reason as { cause?: { code?: string } }).cause?.code).toBe("address_has_account");
  });
});

describe("X-9: taking a change of address back", () => {
  it("restores the address, ends every session and takes the password away; a new one comes by mail", async () => {
    const hal = await moved("Hal Robbed");
    const thief = createCaller(request({ session: await acme.sessionOf(hal.to) }));
    const token = await backTo(hal.email);
    expect(await nobody().undoLink({ token })).toEqual({ state: "open", email: hal.email });
    expect(await nobody().undoEmail({ token })).toEqual({ email: hal.email });

    expect((await refusalOf(() => thief.own.profile())).code).toBe("signed_out");
    for (const email of [hal.email, hal.to])
      expect(await signIn(request(), { email, password: theirPassword })).toBeNull();
    const reset = await tokenTo(acme.owner, hal.email, "password-reset");
    await nobody().resetPassword({ token: reset, password: "owl-under-the-eaves" });
    expect(await signIn(request(), { email: hal.email, password: "owl-under-the-eaves" })).not.toBeNull();
    await acme.expectRefusal("mail_link_used", () => nobody().undoEmail({ token }));
    expect((await eventsOf(acme, "account.email_restored", hal.accountId)).map((e) => e.slug)).toEqual([
      null,
      "acme",
    ]);
  });

  it("works for 7 days, also after further changes, and kills the ways back that came later", async () => {
    const ian = await moved("Ian Chain");
    const further = newAddress("further");
    const [session] =
      await acme.owner`select 1 from session where account_id = ${ian.accountId} and revoked_at is null`;
    expect(session).toBeDefined();
    await ian.api.own.askNewEmail({ email: further });
    await ian.api.accounts.confirmEmail({ token: await confirmTo(further) });
    const [first, later] = [await backTo(ian.email), await backTo(ian.to)];
    await nobody().undoEmail({ token: first });
    expect((await memberRow(acme, ian.id))?.email).toBe(ian.email);
    await acme.expectRefusal("mail_link_replaced", () => nobody().undoEmail({ token: later }));

    const jon = await moved("Jon Late");
    await acme.owner`
      update account_link set expires_at = now() where account_id = ${jon.accountId} and purpose = 'undo_email'`;
    const late = await backTo(jon.email);
    await acme.expectRefusal("mail_link_expired", () => nobody().undoEmail({ token: late }));
  });
});
