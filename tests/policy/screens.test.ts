import { describe, expect, it } from "vitest";
import { purposeOf, screenOf } from "@/server/audit/look";
import { appRouter } from "@/server/router";

// What everybody reads of themselves, or without an organization, leaves no event that names it.
const own = /^(accounts|own|setup)\.|\.(mine|mineOne|presets|listed|frame|open)$/;

describe("The audit speaks of screens and deeds in words", () => {
  it("X-14: every screen that a PlatformAdmin can look at has a name", () => {
    const procedures = appRouter._def.procedures as unknown as Record<string, { _def: { type: string } }>;
    const nameless = Object.entries(procedures)
      .filter(([path, { _def }]) => _def.type === "query" && !own.test(path))
      .filter(([path]) => !/^(the|a|an|all|their|what|why|who|whom|where|whether) /.test(screenOf(path)));
    expect(nameless.map(([path]) => path)).toEqual([]);
  });

  it("a refused deed of the platform is said in words", () => {
    expect(purposeOf("platform.accounts")).toBe("see all users");
    expect(purposeOf("platform.deleteAccount")).toBe("delete account");
  });
});
