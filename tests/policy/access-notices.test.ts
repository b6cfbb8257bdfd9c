import { describe, expect, it } from "vitest";
import { type Access, type AroundAccess, noticeOf } from "@/server/policy/access-notices";
import { table } from "@/tests/support/actors";

const states: Record<string, Access> = {
  in: { enabled: true, approved: true },
  disabled: { enabled: false, approved: true },
  unapproved: { enabled: true, approved: false },
  both: { enabled: false, approved: false },
};
const open: AroundAccess = { accountDisabled: false, expired: false, organization: "active" };

/** Every change of the two switches with what it means, one line each. */
const every = (counts: AroundAccess) =>
  table(
    Object.entries(states).flatMap(([from, before]) =>
      Object.entries(states)
        .filter(([to]) => to !== from)
        .map(([to, after]) => {
          const { mail, still, queue, screen } = noticeOf(before, after, counts);
          return [
            `${from} → ${to}`,
            `${mail}`,
            still ?? "can get in",
            queue ? "queue" : "-",
            screen ?? "opens",
          ];
        }),
    ),
  );

describe("X-5, X-7, GGW-5, GGW-16: what happened to somebody's access → mail, what still keeps them out, queue, screen", () => {
  it("each of the twelve changes of Enabled and Approved", () => {
    expect(every(open)).toEqual([
      "in → disabled | access-disabled | disabled | - | membership_disabled",
      "in → unapproved | access-unapproved | unapproved | queue | membership_unapproved",
      "in → both | access-unapproved | disabled | queue | membership_disabled",
      "disabled → in | access-restored | can get in | - | opens",
      "disabled → unapproved | access-unapproved | unapproved | queue | membership_unapproved",
      "disabled → both | access-unapproved | disabled | queue | membership_disabled",
      "unapproved → in | access-approved | can get in | - | opens",
      "unapproved → disabled | access-disabled | disabled | - | membership_disabled",
      "unapproved → both | access-disabled | disabled | queue | membership_disabled",
      "both → in | access-approved | can get in | - | opens",
      "both → disabled | access-approved | disabled | - | membership_disabled",
      "both → unapproved | access-restored | unapproved | queue | membership_unapproved",
    ]);
  });

  it.each([
    ["their account is disabled", { accountDisabled: true }, "account"],
    ["their membership has ended", { expired: true }, "expired"],
    ["the organization is suspended", { organization: "suspended" }, "suspended"],
  ] as const)("nobody is told that they are back while %s", (_, over, still) => {
    const { disabled, unapproved, in: inside } = states as Record<"disabled" | "unapproved" | "in", Access>;
    for (const before of [disabled, unapproved]) {
      expect(noticeOf(before, inside, { ...open, ...over }).still).toBe(still);
    }
  });

  it("who is past their last day waits for nobody's decision; without a change there is no mail", () => {
    const { in: inside, unapproved } = states as Record<"unapproved" | "in", Access>;
    expect(noticeOf(inside, unapproved, { ...open, expired: true }).queue).toBe(false);
    expect(noticeOf(inside, inside, open)).toEqual({ mail: null, still: null, queue: false, screen: null });
  });
});
