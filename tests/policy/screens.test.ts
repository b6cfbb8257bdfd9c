import { describe, expect, it } from "vitest";
import { purposeNames, purposeOf } from "@/server/audit/purpose";
import { screenName } from "@/server/audit-log/screen-names";
import { readsAsAdmin } from "@/server/policy/actor";
import { appRouter } from "@/server/router";
import { membership, mia, pia } from "@/tests/support/actors";

// What everybody reads of themselves, or without an organization, leaves no event that names it.
const own = /^(accounts|own|setup)\.|\.(mine|mineOne|presets|listed|frame|open|whomToAsk)$/;
const procedures = appRouter._def.procedures as unknown as Record<string, { _def: { type: string } }>;

describe("The audit speaks of screens and purposes in words", () => {
  it("X-14: every screen that a PlatformAdmin can look at has a name", () => {
    const nameless = Object.entries(procedures)
      .filter(([path, { _def }]) => _def.type === "query" && !own.test(path))
      .filter(([path]) => !/^(the|a|an|all|their|what|why|who|whom|where|whether) /.test(screenName(path)));
    expect(nameless.map(([path]) => path)).toEqual([]);
  });

  it("ASVS 16.3.2: everything that somebody can be refused has a purpose in words, and nothing else has", () => {
    const nobodysOwn =
      /^(accounts|own|setup|organizations\.(listed|found|whomToAsk)$|catalogs\.presets$|audit\.mine)/;
    const ofThePerson =
      /^(requests\.(mine|file|withdraw)|invitations\.(mine|accept|join|look|decline|declineOwn|mailLink|byToken|open))$/;
    const refusable = Object.keys(procedures).filter(
      (path) => !nobodysOwn.test(path) && !ofThePerson.test(path),
    );
    const files = [
      "members.export",
      "audit.export",
      "audit.exportOn",
      "platform.exportOrganization",
      "invitations.uploadFile",
    ];
    expect([...purposeNames].sort()).toEqual([...refusable, ...files].sort());
    for (const name of purposeNames) expect(purposeOf(name), name).toMatch(/^[a-z]+ [^.]+$/);
  });

  it("X-14: reads as PlatformAdmin what a membership of their own would not show them", () => {
    const manager = { ...pia, membership: membership({ role: "manager" }) };
    const off = { ...pia, membership: membership({ role: "manager", enabled: false }) };
    const actors = [
      pia,
      { ...pia, membership: membership() },
      off,
      manager,
      mia,
      { ...mia, membership: null },
    ];
    const reads = (state: string) => actors.map((actor) => readsAsAdmin(actor, { state }));
    expect(reads("active")).toEqual([true, true, true, false, false, false]);
    expect(reads("suspended")).toEqual([true, true, true, true, false, false]);
  });
});
