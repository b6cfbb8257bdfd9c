import { describe, expect, it } from "vitest";
import {
  mostOpenRequests,
  type RequestFacts,
  statusAt,
  whyNotApprove,
  whyNotAsk,
  whyNotDecide,
  whyNotReopen,
} from "@/server/policy/request";
import { code, said } from "@/tests/support/actors";

const now = new Date("2026-11-22T12:00:00Z");
const later = new Date("2026-11-22T12:00:00.001Z");
const asked = (over: Partial<RequestFacts> = {}): RequestFacts => ({
  ...{ accountId: "wim", name: "Wim Bos", status: "pending", expiresAt: later },
  ...{ decidedByName: null, decidedAt: null },
  ...over,
});
const decided = { decidedByName: "Marco Ruiz", decidedAt: new Date("2026-11-20T09:05:00Z") };

describe("Deciding a request", () => {
  it("CASE-6: one that nobody answered has expired from its very moment on", () => {
    expect(statusAt(asked(), now)).toBe("pending");
    expect(statusAt(asked({ expiresAt: now }), now)).toBe("expired");
    expect(statusAt(asked({ status: "approved", expiresAt: now }), now)).toBe("approved");
  });

  it.each<[string, Partial<RequestFacts>, string]>([
    ["one that waits", {}, "may"],
    [
      "CASE-3: one that somebody approved",
      { status: "approved", ...decided },
      "Marco Ruiz approved this request on 20 Nov 2026 at 09:05 UTC. The list is up to date again.",
    ],
    [
      "CASE-3: one that was rejected by nobody known",
      { status: "rejected" },
      "Someone rejected this request on an earlier day. The list is up to date again.",
    ],
    [
      "CASE-4: one that was withdrawn",
      { status: "withdrawn" },
      "Wim Bos withdrew this request. There is nothing to decide.",
    ],
    [
      "CASE-6: one that has expired",
      { expiresAt: now },
      "This request expired on 22 Nov 2026 at 12:00 UTC. Wim Bos can ask again.",
    ],
    ["INV-2: one's own", { accountId: "olive" }, "This is your own request. Another Manager has to decide."],
  ])("%s", (_, over, expected) => {
    expect(said(whyNotDecide(asked(over), "olive", now))).toBe(expected);
  });

  const approve = (over: Partial<Parameters<typeof whyNotApprove>[0]> = {}) =>
    said(
      whyNotApprove({
        ...{ request: asked(), actorAccountId: "olive", now, org: { name: "Acme", state: "active" } },
        ...{ accountOff: false, isMember: false },
        ...over,
      }),
    );
  it("CASE-4, INV-1: approving says first what outlasts the others", () => {
    const everything = { accountOff: true, isMember: true, org: { name: "Acme", state: "awaiting_manager" } };
    expect([
      approve(),
      approve({ ...everything, request: asked({ status: "withdrawn" }) }),
      approve(everything),
      approve({ accountOff: true, isMember: true }),
      approve({ isMember: true }),
    ]).toMatchInlineSnapshot(`
      [
        "may",
        "Wim Bos withdrew this request. There is nothing to decide.",
        "Acme has no Manager yet, so no one can be approved. A platform admin has to add one first.",
        "The account of Wim Bos is disabled by the platform. Reject the request, or contact a platform admin.",
        "Wim Bos is already a member of Acme. There is nothing to decide.",
      ]
    `);
  });

  it("CASE-7, CASE-10: a rejection is taken back unless something else is so by now", () => {
    const fine = { isMember: false, accountOff: false };
    const rejected = asked({ status: "rejected" });
    const reopen = (over: Partial<typeof fine>, request = rejected, who = "olive") =>
      said(whyNotReopen(request, who, "Acme", { ...fine, ...over }));
    expect([
      reopen({}),
      reopen({}, asked()),
      reopen({}, rejected, "wim"),
      reopen({ isMember: true, accountOff: true }),
      reopen({ accountOff: true }),
    ]).toMatchInlineSnapshot(`
      [
        "may",
        "Only a rejected request can be reopened. The list is up to date again.",
        "This is your own request. Another Manager has to decide.",
        "Wim Bos is already a member of Acme. There is nothing to decide.",
        "The account of Wim Bos is disabled by the platform. Contact a platform admin.",
      ]
    `);
  });
});

describe("Asking to join", () => {
  type Facts = Parameters<typeof whyNotAsk>[0];
  const open: Facts = {
    org: { state: "active", listed: true, joinPolicy: "approval" },
    ...{ isMember: false, isInvited: false, hasOpenRequest: false, openRequests: 0, retryAfter: null, now },
  };
  const org = (over: Partial<NonNullable<Facts["org"]>>) => ({
    org: { state: "active", listed: true, joinPolicy: "approval" as const, ...over },
  });
  it.each<[string, Partial<Facts>, string]>([
    ["a listed organization", {}, "may"],
    ["X-6: one that lets everybody in", org({ joinPolicy: "open" }), "may"],
    ["X-6: one that only invites", org({ joinPolicy: "invite_only" }), "organization_gone"],
    ["X-6: one that is not listed", org({ listed: false }), "organization_gone"],
    ["one that is suspended", org({ state: "suspended" }), "organization_gone"],
    ["INV-1: one that awaits its Manager", org({ state: "awaiting_manager" }), "organization_gone"],
    ["INV-6: one that does not exist", { org: null }, "organization_gone"],
    ["one's own", { isMember: true, isInvited: true, hasOpenRequest: true }, "you_are_member"],
    ["CASE-2: one that invited", { isInvited: true, hasOpenRequest: true }, "you_are_invited"],
    ["X-6: one that invited, though it only invites", { isInvited: true, org: null }, "you_are_invited"],
    ["one that was asked already", { hasOpenRequest: true, openRequests: 5 }, "already_asked"],
    ["CASE-7: one that set a wait", { retryAfter: later }, "ask_again_later"],
    ["CASE-7: a wait that is over this moment", { retryAfter: now }, "may"],
    ["CASE-5: the fifth at once", { openRequests: mostOpenRequests - 1 }, "may"],
    ["CASE-5: a sixth", { openRequests: mostOpenRequests }, "too_many_requests"],
  ])("%s", (_, over, expected) => {
    expect(code(whyNotAsk({ ...open, ...over }))).toBe(expected);
  });

  it("CASE-5, CASE-7: at most five wait, and who must wait is told until when", () => {
    expect(mostOpenRequests).toBe(5);
    expect(said(whyNotAsk({ ...open, retryAfter: later }))).toMatch(/22 Nov 2026 at 12:00 UTC/);
  });
});
