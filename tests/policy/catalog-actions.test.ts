import { describe, expect, it } from "vitest";
import { catalog, permission, saidOf } from "@/tests/support/own-catalog";

describe("Actions of a catalog of one's own", () => {
  it("may be named of what is built in, and include one another", () => {
    const see = { actions: { see_errors: {} } };
    const open = { actions: { open: { also: ["audit.view"] } } };
    const former = [{ key: "tool.open", label: "Open", now: "tool.a", action: "open" }];
    expect(saidOf(catalog([permission("audit.view", see), permission("tool.a", open)], { former }))).toBe(
      "fine",
    );
  });

  it.each([
    [
      "a built-in permission with an action that needs something",
      catalog([
        permission("audit.view", { actions: { see: { requires: ["tool.a"] } } }),
        permission("tool.a"),
      ]),
      'own.json:1: permission "audit.view" is built in: give it a label, a category and names of actions, nothing else.',
    ],
    [
      "an action that an unknown permission includes",
      catalog([permission("tool.a", { actions: { open: { also: ["tool.b"] } } })]),
      'own.json:1: permission "tool.a" for "open" needs "tool.b", which does not exist.',
    ],
    [
      "a former permission that is one still",
      catalog([permission("tool.a", { actions: { open: {} } })], {
        former: [{ key: "tool.a", label: "A", now: "tool.a", action: "open" }],
      }),
      'own.json:1: former permission "tool.a" is a permission still.',
    ],
    [
      "a former permission that became no action",
      catalog([permission("tool.a")], {
        former: [{ key: "tool.b", label: "B", now: "tool.a", action: "open" }],
      }),
      'own.json:1: former permission "tool.b" is now "open" of "tool.a", which does not exist.',
    ],
    [
      "a former permission of another catalog",
      catalog([permission("tool.a", { actions: { open: {} } })], {
        former: [{ key: "vpn.view", label: "VPN", now: "tool.a", action: "open" }],
      }),
      'own.json:1: permission "vpn.view" is also in catalog "kiops".',
    ],
  ])("X-11: %s is refused, naming the file and the entry", (_, content, said) => {
    expect(saidOf(content)).toBe(said);
  });
});
