import { describe, expect, it } from "vitest";
import { whyNotDecidePromotion, whyNotPropose } from "@/server/policy/promotion";
import { actor, code, membership, mia, olive, pia, said, table, target } from "@/tests/support/actors";

describe("Proposing a Manager", () => {
  it("INV-3: an active Manager proposes an active Member who is somebody else", () => {
    const who = {
      "a Manager": olive,
      "a disabled Manager": actor("dora", { membership: membership({ role: "manager", enabled: false }) }),
      "a Member": mia,
      "a PlatformAdmin": pia,
    };
    const whom = {
      "a Member": target("wim"),
      "a disabled Member": target("dirk", { active: false }),
      "a Manager": target("marco", { role: "manager", active: false }),
    };
    expect(
      table(
        Object.entries(who).map(([name, by]) => [
          name,
          ...Object.values(whom).map((one) => code(whyNotPropose(by, one))),
        ]),
      ),
    ).toMatchInlineSnapshot(`
      [
        "a Manager | may | candidate_inactive | role_unchanged",
        "a disabled Manager | promotion_by_manager | candidate_inactive | role_unchanged",
        "a Member | promotion_by_manager | candidate_inactive | role_unchanged",
        "a PlatformAdmin | promotion_by_manager | candidate_inactive | role_unchanged",
      ]
    `);
    expect(code(whyNotPropose(olive, target("olive")))).toBe("own_role");
    expect(said(whyNotPropose(olive, target("Marco", { role: "manager" })))).toMatchInlineSnapshot(
      `"Marco is already a Manager. Nothing was changed."`,
    );
    expect(said(whyNotPropose(olive, target("Dirk", { active: false })))).toMatch(/Dirk/);
  });

  const open = { status: "open", proposedBy: "olive", proposerGoverns: true, overtaken: false };
  const decide = (over: {
    proposal?: Partial<typeof open>;
    whom?: ReturnType<typeof target> | null;
    by?: string;
    approves?: boolean;
  }) => {
    const { proposal = {}, whom = target("wim"), by = "pia", approves = true } = over;
    return code(whyNotDecidePromotion({ id: by }, { ...open, ...proposal }, whom, approves));
  };

  it("INV-3: proposer, candidate and decider are three people, and it must still make sense to be approved", () => {
    expect({
      "it stands": decide({}),
      "it was decided": decide({ proposal: { status: "approved" }, by: "olive" }),
      "by who proposed it": decide({ by: "olive", whom: target("olive") }),
      "by the candidate": decide({ by: "wim", approves: false }),
      "the candidate left": decide({ whom: null }),
      "the candidate is off": decide({ whom: target("wim", { active: false }) }),
      "the candidate is a Manager by now": decide({ whom: target("wim", { role: "manager" }) }),
      "the proposer is no Manager any more": decide({ proposal: { proposerGoverns: false } }),
      "all is as it was, after it was otherwise": decide({ proposal: { overtaken: true } }),
      "a stale one is rejected": decide({
        proposal: { proposerGoverns: false },
        whom: null,
        approves: false,
      }),
    }).toMatchInlineSnapshot(`
      {
        "a stale one is rejected": "may",
        "all is as it was, after it was otherwise": "promotion_stale",
        "by the candidate": "own_role",
        "by who proposed it": "own_proposal",
        "it stands": "may",
        "it was decided": "promotion_over",
        "the candidate is a Manager by now": "promotion_stale",
        "the candidate is off": "promotion_stale",
        "the candidate left": "promotion_stale",
        "the proposer is no Manager any more": "promotion_stale",
      }
    `);
  });
});
