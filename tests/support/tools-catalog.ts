import { mergeCatalogs, type Permission } from "@/server/policy/catalog";
import type { Facts, Holding } from "@/server/policy/decision";

/** The last moment of a day: 30 November 2026, in milliseconds. */
export const end = Date.UTC(2026, 10, 30, 23, 59, 59, 999);
const plain: Permission = {
  key: "",
  label: "",
  description: "",
  reach: "all",
  requires: [],
  actions: new Map(),
  broadens: [],
};

/** A catalog of one tool: a permission that is widened, one that needs it, one that widens. */
export const tools = mergeCatalogs([
  {
    key: "tools",
    name: "Tools",
    about: "",
    categories: [
      { key: "key", label: "key", permissions: ["key.view", "key.use", "key.manage", "org.settings.manage"] },
    ],
    permissions: [
      { ...plain, key: "key.view", label: "View key", reach: "assigned" },
      {
        ...plain,
        key: "key.use",
        label: "Use key",
        reach: "own",
        requires: ["key.view"],
        actions: new Map([
          ["sign_off", { requires: ["key.manage"], reach: "all", resource: false, also: [] }],
        ]),
      },
      {
        ...plain,
        key: "key.manage",
        label: "Manage key",
        broadens: [{ permission: "key.view", actions: null }],
      },
      { ...plain, key: "org.settings.manage", label: "Manage settings" },
    ],
    sets: [],
    former: [{ key: "key.sign_off", label: "Sign off", now: "key.use", action: "sign_off" }],
  },
]);

/** Sam, a Member of Acme who was granted this, at that moment. */
export const sam = (holdings: Partial<Holding>[], over: Partial<Facts> = {}, member: object = {}): Facts => ({
  name: "Sam",
  org: { name: "Acme", suspended: false, teamsOn: true },
  platformAdmin: false,
  membership: {
    role: "member",
    enabled: true,
    approved: true,
    expiresAt: null,
    accountDisabled: false,
    settingsWithheld: false,
    ...member,
  },
  holdings: holdings.map((h) => ({
    permissions: [],
    set: null,
    team: null,
    startsAt: 0,
    expiresAt: null,
    ...h,
  })),
  now: end,
  ...over,
});
