import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { becauseCodes } from "@/server/policy/because";
import { builtIns, type CatalogFile, mergeCatalogs } from "@/server/policy/catalog";
import { faultsOf } from "@/server/policy/catalog-faults";
import { type Ask, type Decision, decide, decideAll, type Facts } from "@/server/policy/decision";
import { ask, besideFile, catalogFile, facts } from "@/tests/support/random-decisions";

/** The catalogs an organization has on: the first always, one beside it or not, and what is built in. */
const files = fc
  .tuple(catalogFile, fc.boolean())
  .map(([file, beside]) => (beside ? [file, besideFile, builtIns] : [file, builtIns]));

/** Whether somebody holds a permission by a grant that counts at this moment, told without a thought for speed. */
const isHeld = (f: Facts, key: string) => waysNow(f, key).length > 0;
const waysNow = (f: Facts, key: string) =>
  f.holdings.filter((h) => {
    const begun = h.startsAt <= f.now;
    const over = h.expiresAt !== null && f.now >= h.expiresAt;
    const off = h.team !== null && !(f.org.teamsOn && h.team.active);
    return h.permissions.includes(key) && begun && !over && !off;
  });
const find = (on: readonly CatalogFile[], key: string) =>
  on.flatMap((file) => file.permissions).find((p) => p.key === key);
const counts = (on: readonly CatalogFile[], f: Facts, key: string): boolean =>
  Boolean(find(on, key)?.requires.every((needed) => counts(on, f, needed))) && isHeld(f, key);

/** The decision as one would tell it. */
function naive(on: readonly CatalogFile[], f: Facts, asked: Ask): "all" | "assigned" | "own" | "none" {
  if (asked.permission === "tool.former") {
    if (asked.action !== undefined) return "none";
    return naive(on, f, { ...asked, permission: "tool.p0", action: "act" });
  }
  const p = find(on, asked.permission);
  const m = f.membership;
  if (!p || !m || f.org.suspended || m.accountDisabled || !m.enabled || !m.approved) return "none";
  if (m.expiresAt !== null && f.now >= m.expiresAt) return "none";
  if (asked.action !== undefined && !p.actions.has(asked.action)) return "none";
  if (m.role === "manager") return p.key === "org.settings.manage" && m.settingsWithheld ? "none" : "all";
  const action = asked.action === undefined ? undefined : p.actions.get(asked.action);
  if (!counts(on, f, p.key) && !action?.also.some((key) => counts(on, f, key))) return "none";
  if (action && !action.requires.every((needed) => counts(on, f, needed))) return "none";
  if (action?.resource && !counts(on, f, asked.resource ?? "nothing")) return "none";
  const wide = on
    .flatMap((file) => file.permissions)
    .some(
      (other) =>
        counts(on, f, other.key) &&
        other.broadens.some(
          (b) => b.permission === p.key && (b.actions === null || b.actions.includes(asked.action ?? "-")),
        ),
    );
  return wide ? "all" : (action ?? p).reach;
}

const yes = ["granted", "by_set", "by_team", "by_team_set"];
const met = ["prerequisite", "action_met"];

/** How far somebody reaches who knows nothing but the reasons. */
function reachOf({ because }: Decision): "all" | "assigned" | "own" | "none" {
  const codes = because.map(({ code }) => code as string).filter((code) => code !== "former");
  const last = codes.at(-1) ?? "";
  if (codes.includes("manager")) return codes.length === 1 ? "all" : "none";
  if (![...yes, "included"].includes(codes[0] ?? "")) return "none";
  if (codes.includes("prerequisite_missing") || codes.includes("action_missing")) return "none";
  if (last === "assigned" || last === "own") return last;
  return last === "widened" || [...yes, ...met, "included"].includes(last) ? "all" : "none";
}

/** That every reason is so: ways that count, prerequisites, and what stands in the way, each as often as it is. */
function expectTrue(on: readonly CatalogFile[], f: Facts, ask: Ask, { because }: Decision) {
  const named = (...codes: string[]) => because.filter(({ code }) => codes.includes(code));
  const m = f.membership;
  const asked = named("former").length > 0 ? { ...ask, permission: "tool.p0", action: "act" } : ask;
  const p = find(on, asked.permission);
  expect(named("former").length > 0).toBe(ask.permission === "tool.former" && ask.action === undefined);
  if (named("manager", "withheld").length > 0) expect(m?.role).toBe("manager");
  if (named("suspended").length > 0) expect(f.org.suspended).toBe(true);
  if (named("account_disabled").length > 0) expect(m?.accountDisabled).toBe(true);
  if (named("disabled").length > 0) expect(m?.enabled).toBe(false);
  if (named("unapproved").length > 0) expect(m?.approved).toBe(false);
  if (named("expired").length > 0) expect(m?.expiresAt).toBeLessThanOrEqual(f.now);
  if (named("no_member", "platform_admin").length > 0) expect(m).toBeNull();
  expect(named("platform_admin").length > 0).toBe(
    m === null && f.platformAdmin && p !== undefined && !unknownAction(p, asked),
  );
  const isOff = find([besideFile], asked.permission) !== undefined && p === undefined;
  expect(named("catalog_off").length > 0).toBe(isOff);
  expect(named("unknown").length > 0).toBe(p === undefined && !isOff);
  if (named("included").length > 0) {
    expect(p && counts(on, f, p.key)).toBe(false);
    expect(p?.actions.get(asked.action ?? "")?.also.some((key) => counts(on, f, key))).toBe(true);
  }
  if (!p || m?.role !== "member" || named(...yes, "nothing").length === 0) return;
  expect(named(...yes)).toHaveLength(waysNow(f, p.key).length);
  const inWay = f.holdings.filter((h) => h.permissions.includes(p.key)).length;
  const ways = because.filter(({ code }) => /^(granted|by_|team)/.test(code));
  expect(ways).toHaveLength(isHeld(f, p.key) ? waysNow(f, p.key).length : inWay);
  if (!isHeld(f, p.key)) return;
  const lacks = p.requires.filter((needed) => !counts(on, f, needed));
  expect(named("prerequisite_missing")).toHaveLength(lacks.length);
  expect(named("prerequisite")).toHaveLength(p.requires.length - lacks.length);
}
const unknownAction = (p: { actions: ReadonlyMap<string, unknown> }, asked: Ask) =>
  asked.action !== undefined && !p.actions.has(asked.action);

describe("The decision", () => {
  it("X-19, INV-5: equals a naive model of it in 10,000 random cases, and so do its reasons, every one of them true", () => {
    const seen = new Map<string, number>();
    fc.assert(
      fc.property(files, facts, fc.array(ask, { minLength: 1, maxLength: 4 }), (on, f, asks) => {
        for (const file of on) if (file !== builtIns) expect(faultsOf(file)).toEqual([]);
        const decisions = decideAll(mergeCatalogs(on, [besideFile]), f, asks);
        expect(decisions.map(({ scope }) => scope)).toEqual(asks.map((asked) => naive(on, f, asked)));
        for (const [place, decision] of decisions.entries()) {
          const { allowed, scope, because } = decision;
          for (const word of [scope, ...because.map(({ code }) => code)])
            seen.set(word, (seen.get(word) ?? 0) + 1);
          expect(allowed).toBe(scope !== "none");
          expect(reachOf(decision)).toBe(scope);
          expectTrue(on, f, asks[place] as Ask, decision);
        }
      }),
      { numRuns: 10_000 },
    );
    // The cases are no dull ones: each answer was given often, and each reason.
    for (const scope of ["all", "assigned", "own", "none"]) expect(seen.get(scope)).toBeGreaterThan(200);
    expect(becauseCodes.filter((code) => !seen.has(code))).toEqual([]);
    // Ten seconds of a processor, which a busy machine may take minutes to give.
  }, 600_000);

  it("answers a hundred asks in the order asked, each as if it had been asked alone", () => {
    fc.assert(
      fc.property(files, facts, fc.array(ask, { minLength: 100, maxLength: 100 }), (on, f, asks) => {
        const catalog = mergeCatalogs(on);
        expect(decideAll(catalog, f, asks)).toEqual(asks.map((asked) => decide(catalog, f, asked)));
      }),
      { numRuns: 50 },
    );
  });
});
