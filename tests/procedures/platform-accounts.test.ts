import { beforeEach, describe, expect, it } from "vitest";
import { cast } from "@/db/demo/cast";
import { signIn } from "@/server/accounts/sign-in";
import { createCaller } from "@/server/router";
import { eventsOf, somebody, theirPassword, unproved } from "@/tests/support/account";
import { tokenTo } from "@/tests/support/account-mail";
import { mailTo } from "@/tests/support/mail";
import { memberRow, newMember } from "@/tests/support/members";
import { refusalOf, request, useCast } from "@/tests/support/people";

const acme = useCast();
const pia = async () => (await acme.as("pia")).platform;
const signsIn = (email: string) => signIn(request(), { email, password: theirPassword });
let made = 0;

beforeEach(async () => {
  await acme.owner`delete from rate_limit`;
});

/** An organization with one Manager, and a Member who could follow. */
async function alone(name: string) {
  const slug = `alone-${++made}`;
  const [org] = await acme.owner<{ id: string }[]>`
    insert into organization (slug, name, state) values (${slug}, ${`Alone ${made}`}, 'awaiting_manager') returning id`;
  const manager = await somebody(acme, name, { org: slug, role: "manager" });
  const heir = await newMember(acme, "Heir Hana", { org: slug });
  const orgId = org?.id ?? "";
  await acme.owner`update organization set state = 'active' where id = ${orgId}`;
  return { orgId, slug, manager, heir };
}

describe("CASE-10: a PlatformAdmin disables an account", () => {
  it("ends all access at the next request; rows stay, marked; old sessions stay dead after enabling", async () => {
    const mel = await somebody(acme, "Mel Disabled");
    expect(await (await pia()).disableAccount({ id: mel.accountId, reason: "Left the company" })).toEqual({
      name: "Mel Disabled",
    });
    expect((await refusalOf(() => mel.api.own.profile())).code).toBe("signed_out");
    expect((await refusalOf(() => signsIn(mel.email))).code).toBe("account_disabled");
    const olive = await acme.as("olive");
    expect((await olive.members.details({ org: "acme", id: mel.id })).tag?.text).toBe(
      "Disabled by the platform",
    );
    const events = await eventsOf(acme, "account.disabled", mel.accountId);
    expect(events.map(({ slug, reason }) => [slug, reason])).toEqual([
      [null, "Left the company"],
      ["acme", "Left the company"],
    ]);
    expect(new Set(events.map((event) => event.requestId)).size).toBe(1);
    expect((await mailTo(acme.owner, mel.email))[0]).toMatchObject({ template: "account-disabled" });
    await acme.expectRefusal("account_unchanged", async () =>
      (await pia()).disableAccount({ id: mel.accountId }),
    );

    await (await pia()).enableAccount({ id: mel.accountId });
    expect((await refusalOf(() => mel.api.own.profile())).code).toBe("signed_out");
    expect(await signsIn(mel.email)).not.toBeNull();
    expect((await memberRow(acme, mel.id))?.state).toBe("active");
    expect((await eventsOf(acme, "account.enabled", mel.accountId)).map((e) => e.slug)).toEqual([
      null,
      "acme",
    ]);
  });

  it("INV-1: names a successor for each organization that would lose its last Manager, in the same transaction", async () => {
    const { orgId, manager, heir, slug } = await alone("Nia Last");
    const refused = await acme.expectRefusal("successor_needed", async () =>
      (await pia()).disableAccount({ id: manager.accountId }),
    );
    expect(refused.message).toContain(`Alone ${made}`);
    const standing = await (await pia()).accountStanding({ id: manager.accountId });
    expect(standing.places.find((place) => place.orgId === orgId)?.successors?.map((s) => s.id)).toEqual([
      heir.id,
    ]);
    await (await pia()).disableAccount({
      id: manager.accountId,
      successions: [{ orgId, successor: heir.id }],
    });
    expect((await memberRow(acme, heir.id))?.role).toBe("manager");
    expect((await mailTo(acme.owner, heir.email))[0]?.template).toBe("role-changed");
    expect((await eventsOf(acme, "membership.role_changed", heir.id))[0]).toMatchObject({ slug });
    expect((await memberRow(acme, manager.id))?.ended_at).toBeNull();
  });

  it("INV-1: or suspends the organization; a successor who cannot follow is refused", async () => {
    const { orgId, manager, heir } = await alone("Ola Last");
    const elsewhere = await newMember(acme, "Foreign Finn");
    for (const successor of [elsewhere.id, manager.id]) {
      await acme.expectRefusal("successor_gone", async () =>
        (await pia()).disableAccount({ id: manager.accountId, successions: [{ orgId, successor }] }),
      );
    }
    await acme.owner`update membership set enabled = false where id = ${heir.id}`;
    await acme.expectRefusal("successor_gone", async () =>
      (await pia()).disableAccount({ id: manager.accountId, successions: [{ orgId, successor: heir.id }] }),
    );
    await (await pia()).disableAccount({ id: manager.accountId, successions: [{ orgId, suspend: true }] });
    const [org] = await acme.owner`select state from organization where id = ${orgId}`;
    expect(org?.state).toBe("suspended");
    expect((await eventsOf(acme, "organization.suspended", orgId)).length).toBe(2);
  });

  it("is refused to everybody else, for oneself, and without the password", async () => {
    const pat = await somebody(acme, "Pat Target");
    for (const who of ["olive", "mia", "xena"] as const) {
      const { platform } = await acme.as(who);
      await acme.expectRefusal("not_found", () => platform.disableAccount({ id: pat.accountId }));
      await acme.expectRefusal("not_found", () => platform.deleteAccount({ id: pat.accountId }));
      await acme.expectRefusal("not_found", () => platform.enableAccount({ id: pat.accountId }));
      await acme.expectRefusal("not_found", () =>
        platform.changeAccountEmail({ id: pat.accountId, email: "x@y.example" }),
      );
    }
    const own = await acme.ids("pia");
    await acme.expectRefusal("own_account", async () => (await pia()).disableAccount({ id: own.account }));
    await acme.expectRefusal("own_account", async () => (await pia()).deleteAccount({ id: own.account }));
    await acme.expectRefusal("not_found", async () =>
      (await pia()).disableAccount({ id: "00000000-0000-4000-8000-000000000000" }),
    );
    const session = await acme.sessionOf(cast.pia.email);
    await unproved(acme, session);
    const stale = createCaller(request({ session })).platform;
    await acme.expectRefusal("step_up", () => stale.disableAccount({ id: pat.accountId }));
    await acme.expectRefusal("step_up", () => stale.deleteAccount({ id: pat.accountId }));
  });

  it("INV-1: beside two Managers who are disabled at once, one organization keeps a Manager in 10 of 10", async () => {
    for (let round = 0; round < 10; round++) {
      const { manager, slug } = await alone(`Quin ${round}`);
      const second = await somebody(acme, `Rae ${round}`, { org: slug, role: "manager" });
      const [one, two] = [await pia(), await pia()];
      const ends = await Promise.allSettled([
        one.disableAccount({ id: manager.accountId }),
        two.disableAccount({ id: second.accountId }),
      ]);
      expect(ends.filter((end) => end.status === "fulfilled")).toHaveLength(1);
    }
  });

  it("does not deadlock with an approval, a leave or an own change at the same time", async () => {
    for (let round = 0; round < 8; round++) {
      const sam = await somebody(acme, `Sam ${round}`);
      const asks = await acme.newcomer("Busy Asker", "acme");
      const [olive, api] = [await acme.as("olive"), await pia()];
      const ends = await Promise.allSettled([
        api.disableAccount({ id: sam.accountId }),
        sam.api.own.rename({ name: `Sam anew ${round}` }),
        sam.api.members.leave({ org: "acme" }),
        olive.requests.approve({ org: "acme", id: asks.requestId }),
        olive.members.edit({ org: "acme", id: sam.id, displayName: "Sammy" }),
      ]);
      expect(ends[0]?.status).toBe("fulfilled");
      expect(ends[3]?.status).toBe("fulfilled");
    }
  });
});

describe("X-8, GGW-13: a PlatformAdmin deletes an account", () => {
  it("everywhere, with a successor where one is needed; the address is free again", async () => {
    const { orgId, manager, heir } = await alone("Tom Deleted");
    await acme.expectRefusal("successor_needed", async () =>
      (await pia()).deleteAccount({ id: manager.accountId }),
    );
    await (await pia()).deleteAccount({
      id: manager.accountId,
      successions: [{ orgId, successor: heir.id }],
    });
    expect((await refusalOf(() => manager.api.own.profile())).code).toBe("signed_out");
    expect(await signsIn(manager.email)).toBeNull();
    expect((await memberRow(acme, manager.id))?.end_reason).toBe("account_deleted");
    expect(await eventsOf(acme, "account.deleted", manager.accountId)).toMatchObject([
      { slug: null, actor: { role: "PlatformAdmin" }, target: { email: manager.email } },
    ]);
    expect((await mailTo(acme.owner, manager.email))[0]).toMatchObject({ template: "own-account-deleted" });
    await acme.owner`insert into account (name, email, email_norm) values ('Tom', ${manager.email}, ${manager.email})`;
    await acme.expectRefusal("not_found", async () => (await pia()).enableAccount({ id: manager.accountId }));
  });
});

describe("X-9: a PlatformAdmin changes the address of an account", () => {
  it("which is logged, and both addresses are told; the old one gets no way back", async () => {
    const uma = await somebody(acme, "Uma Moved");
    const to = `uma.${Date.now()}@moved.example`;
    await acme.expectRefusal("address_has_account", async () =>
      (await pia()).changeAccountEmail({ id: uma.accountId, email: "mia@acme.example" }),
    );
    await acme.expectRefusal("email_is_theirs", async () =>
      (await pia()).changeAccountEmail({ id: uma.accountId, email: uma.email }),
    );
    await (await pia()).changeAccountEmail({ id: uma.accountId, email: to });
    expect((await memberRow(acme, uma.id))?.email).toBe(to);
    expect((await mailTo(acme.owner, to)).map((m) => m.template)).toEqual(["email-changed-new"]);
    expect(
      (await eventsOf(acme, "account.email_changed", uma.accountId)).map((e) => [e.slug, e.actor.role]),
    ).toEqual([
      [null, "PlatformAdmin"],
      ["acme", "PlatformAdmin"],
    ]);
    const [notified] = await mailTo(acme.owner, uma.email);
    expect(notified).toMatchObject({
      template: "email-changed-old",
      props: { token: null, by: "Pia Lindqvist" },
    });
  });

  it("and the mailbox that was lost keeps none of its links: to choose a password, to move, to go back", async () => {
    const uma = await somebody(acme, "Uma Lost");
    const lost = `lost.${Date.now()}@moved.example`;
    await uma.api.own.askNewEmail({ email: lost });
    await uma.api.accounts.confirmEmail({ token: await tokenTo(acme.owner, lost, "confirm-email") });
    const back = await tokenTo(acme.owner, uma.email, "email-changed-old");
    await acme.nobody().accounts.forgotPassword({ email: lost });
    const reset = await tokenTo(acme.owner, lost, "password-reset");
    const elsewhere = `else.${Date.now()}@moved.example`;
    await uma.api.own.askNewEmail({ email: elsewhere });
    const move = await tokenTo(acme.owner, elsewhere, "confirm-email");

    const safe = `safe.${Date.now()}@moved.example`;
    await (await pia()).changeAccountEmail({ id: uma.accountId, email: safe });
    for (const whileDisabled of [false, true, false]) {
      if (whileDisabled) await (await pia()).disableAccount({ id: uma.accountId, successions: [] } as never);
      else await (await pia()).enableAccount({ id: uma.accountId }).catch(() => undefined);
      const nobody = acme.nobody().accounts;
      expect((await refusalOf(() => nobody.undoEmail({ token: back }))).code).toBe("mail_link_replaced");
      const chosen = { token: reset, password: "quiet-harbour-29-violin" };
      expect((await refusalOf(() => nobody.resetPassword(chosen))).code).toBe("mail_link_replaced");
      const confirmed = { token: move, password: theirPassword };
      expect((await refusalOf(() => nobody.confirmEmail(confirmed))).code).toBe("mail_link_replaced");
    }
    expect((await memberRow(acme, uma.id))?.email).toBe(safe);
  });
});
