import { describe, expect, it } from "vitest";
import { mergedCatalog } from "@/server/catalog-files/merged";
import type { Actor } from "@/server/policy/actor";
import {
  type AddressStatus,
  type AttachedAccess,
  type InvitationFacts,
  type InvitationTerms,
  invitationEnd,
  invitationState,
  verdictOn,
  whyNotCorrect,
  whyNotInvite,
  whyNotReinvite,
  whyNotRevoke,
} from "@/server/policy/invitation";
import { actor, code, membership, olive, pia, proved, said } from "@/tests/support/actors";

const now = new Date("2026-11-22T12:00:00Z");
const later = new Date(now.getTime() + 1);
const catalog = mergedCatalog(["*"]);
const acme = { name: "Acme", state: "active", catalog };
const awaiting = { ...acme, state: "awaiting_manager" };
const withheld = actor("kim", { membership: membership({ role: "manager", settingsWithheld: true }) });
const attached = (over: Partial<AttachedAccess> = {}): AttachedAccess => ({
  ...{ kind: "set", id: "s", name: "Ops", stands: true, keys: ["vpn.view"] },
  ...over,
});
const sent = (over: Partial<InvitationFacts> = {}): InvitationFacts => ({
  ...{ name: "Nora Lind", email: "nora@new.example", role: "member", status: "open", expiresAt: later },
  ...over,
});

describe("The time of an invitation", () => {
  it("KMP-3: expires at its very moment, when it was not answered before", () => {
    expect([
      invitationState(sent(), now),
      invitationState(sent({ expiresAt: now }), now),
      invitationState(sent({ status: "accepted", expiresAt: now }), now),
    ]).toEqual(["open", "expired", "accepted"]);
  });

  it("KMP-3: is good for seven days, and no longer than the membership it would make", () => {
    const week = new Date("2026-11-29T12:00:00Z");
    expect(invitationEnd(now, null)).toEqual(week);
    expect(invitationEnd(now, new Date("2026-12-24T00:00:00Z"))).toEqual(week);
    expect(invitationEnd(now, later)).toEqual(later);
  });
});

describe("Inviting", () => {
  const invite = (who: Actor, over: Partial<InvitationTerms> = {}, org = acme) =>
    said(
      whyNotInvite(
        who,
        org,
        { role: "member", permissions: [], attached: [], membershipEndsAt: null, ...over },
        now,
      ),
    );

  it("KIO-14, INV-1, INV-3: a Manager comes from a PlatformAdmin, for good, with the password", () => {
    expect({
      "a Member, by a Manager": invite(olive),
      "a Manager, by a Manager": invite(proved(olive), { role: "manager" }),
      "a Manager, by a PlatformAdmin": invite(pia, { role: "manager" }),
      "by one who proved it": invite(proved(pia), { role: "manager" }),
      "a Manager with an end": invite(pia, { role: "manager", membershipEndsAt: later }),
      "a Member before the Manager": invite(pia, {}, awaiting),
      "the Manager who is awaited": invite(proved(pia), { role: "manager" }, awaiting),
      "a Member until a moment ago": invite(olive, { membershipEndsAt: now }),
      "a Member until the next moment": invite(olive, { membershipEndsAt: later }),
    }).toMatchInlineSnapshot(`
      {
        "a Manager with an end": "A Manager’s membership has no end date. Make them a Member first.",
        "a Manager, by a Manager": "Only a PlatformAdmin can give this. To get another Manager, propose a Member.",
        "a Manager, by a PlatformAdmin": "This needs your password. Enter it to continue.",
        "a Member before the Manager": "Acme has no Manager yet, so no one can be approved. A platform admin has to add one first.",
        "a Member until a moment ago": "This day is in the past. Choose a later one, or remove the person.",
        "a Member until the next moment": "may",
        "a Member, by a Manager": "may",
        "by one who proved it": "may",
        "the Manager who is awaited": "may",
      }
    `);
  });

  it("INV-4, X-10, X-11: nobody invites with what they may not give, or with what gives nothing", () => {
    const settings = ["org.settings.manage"];
    expect({
      "an unknown permission": invite(olive, { permissions: ["vpn.view", "keypair.view"] }),
      "a set that is archived": invite(olive, {
        attached: [attached(), attached({ name: "Old", stands: false })],
      }),
      "what lacks its prerequisite": invite(olive, { permissions: ["audit.export"] }),
      "what finds it in the set beside it": invite(olive, {
        permissions: ["audit.export"],
        attached: [attached({ keys: ["audit.view"] })],
      }),
      "the settings, by who carries them": invite(olive, { permissions: settings }),
      "the settings, by who does not": invite(withheld, { permissions: settings }),
      "a set with the settings, by who does not": invite(withheld, {
        attached: [attached({ keys: settings })],
      }),
    }).toMatchInlineSnapshot(`
      {
        "a set that is archived": "Old is no longer available. Choose another permission set or team.",
        "a set with the settings, by who does not": "A platform admin has withheld the settings of Acme from you. Ask another Manager.",
        "an unknown permission": "There is no such permission. Choose one from the list.",
        "the settings, by who carries them": "may",
        "the settings, by who does not": "A platform admin has withheld the settings of Acme from you. Ask another Manager.",
        "what finds it in the set beside it": "may",
        "what lacks its prerequisite": "Export audit needs View audit. Grant both, or neither.",
      }
    `);
  });

  it("INV-2, INV-3: what a sending does to each address", () => {
    const plain: AddressStatus = { isMember: false, waits: false, open: null, mails: null };
    const mails = (count: number) => ({ mails: { count, fewerFrom: new Date("2026-11-23T10:00:00Z") } });
    const at = (email: string, over: Partial<AddressStatus> = {}, who: Actor = olive) => {
      const { verdict, why } = verdictOn(who, email, email.toLowerCase(), { ...plain, ...over });
      return `${verdict}: ${said(why)}`;
    };
    expect({
      "somebody new": at("nora@new.example"),
      "who got 9 mails today": at("nora@new.example", mails(9)),
      "who got 10 mails today": at("nora@new.example", mails(10)),
      "who waits": at("wim@new.example", { waits: true }),
      "a member": at("mia@acme.example", { isMember: true, waits: true, open: { role: "manager" } }),
      oneself: at("Olive@acme.example"),
      "who is invited": at("nora@new.example", { waits: true, open: { role: "member" } }),
      "who is invited as Manager": at("nora@new.example", { open: { role: "manager" } }),
      "the same, by a PlatformAdmin": at("nora@new.example", { open: { role: "manager" } }, pia),
    }).toMatchInlineSnapshot(`
      {
        "a member": "member: may",
        "oneself": "refused: You can’t invite yourself. Ask another Manager or a platform admin.",
        "somebody new": "invite: may",
        "the same, by a PlatformAdmin": "again: may",
        "who got 10 mails today": "refused: nora@new.example already got 10 emails about this within a day. Send another one after 23 Nov 2026 at 10:00 UTC, or ask them to use the latest.",
        "who got 9 mails today": "invite: may",
        "who is invited": "again: may",
        "who is invited as Manager": "refused: nora@new.example is invited as a Manager. Only a platform admin can do this.",
        "who waits": "waiting: may",
      }
    `);
  });
});

describe("Steering an invitation", () => {
  const boss = sent({ role: "manager", name: null });
  const again = (who: Actor, one: InvitationFacts, membershipEndsAt: Date | null = null, org = acme) =>
    said(whyNotReinvite(who, org, { ...one, membershipEndsAt }, now));
  const correct = (who: Actor, one: InvitationFacts) => said(whyNotCorrect(who, one, now));

  it("KMP-3, KIO-14: is sent again while unanswered, a Manager's only by a PlatformAdmin with the password", () => {
    expect({
      open: again(olive, sent()),
      expired: again(olive, sent({ expiresAt: now })),
      accepted: again(olive, sent({ status: "accepted" })),
      "a Manager's, by a Manager": again(proved(olive), boss),
      "a Manager's, by a PlatformAdmin": again(pia, boss),
      "by one who proved it": again(proved(pia), boss),
      "before the Manager": again(olive, sent(), null, awaiting),
      "the awaited Manager's": again(proved(pia), boss, null, awaiting),
      "to a membership that is over": again(olive, sent(), now),
      "to one that is not": again(olive, sent(), later),
    }).toMatchInlineSnapshot(`
      {
        "a Manager's, by a Manager": "nora@new.example is invited as a Manager. Only a platform admin can do this.",
        "a Manager's, by a PlatformAdmin": "This needs your password. Enter it to continue.",
        "accepted": "The invitation for Nora Lind is already accepted. The list is up to date again.",
        "before the Manager": "Acme has no Manager yet, so no one can be approved. A platform admin has to add one first.",
        "by one who proved it": "may",
        "expired": "may",
        "open": "may",
        "the awaited Manager's": "may",
        "to a membership that is over": "This day is in the past. Choose a later one, or remove the person.",
        "to one that is not": "may",
      }
    `);
  });

  it("X-9, KIO-14: its address is corrected only while it is open, a Manager's likewise", () => {
    expect({
      open: correct(olive, sent()),
      expired: correct(olive, sent({ expiresAt: now })),
      "expired, without a name": correct(olive, sent({ expiresAt: now, name: null })),
      revoked: correct(olive, sent({ status: "revoked" })),
      "a Manager's, by a Manager": correct(proved(olive), boss),
      "a Manager's, by a PlatformAdmin": correct(pia, boss),
      "by one who proved it": correct(proved(pia), boss),
    }).toMatchInlineSnapshot(`
      {
        "a Manager's, by a Manager": "nora@new.example is invited as a Manager. Only a platform admin can do this.",
        "a Manager's, by a PlatformAdmin": "This needs your password. Enter it to continue.",
        "by one who proved it": "may",
        "expired": "The invitation for Nora Lind is already expired. The list is up to date again.",
        "expired, without a name": "The invitation for nora@new.example is already expired. The list is up to date again.",
        "open": "may",
        "revoked": "The invitation for Nora Lind is already revoked. The list is up to date again.",
      }
    `);
    expect(code(whyNotRevoke(sent({ expiresAt: now })))).toBe("may");
    expect(said(whyNotRevoke(sent({ status: "declined", name: null })))).toMatch(
      /nora@new\.example.*declined/,
    );
  });
});
