import { describe, expect, it } from "vitest";
import { mergedCatalog } from "@/server/catalog-files/merged";
import {
  type Acceptable,
  accessAtAcceptance,
  accessInWords,
  whyNotAccept,
} from "@/server/policy/accept-invitation";
import type { AttachedAccess } from "@/server/policy/invitation";
import { said } from "@/tests/support/actors";

const now = new Date("2026-11-22T12:00:00Z");
const later = new Date(now.getTime() + 1);
const catalog = mergedCatalog(["*"]);
const attached = (over: Partial<AttachedAccess> = {}): AttachedAccess => ({
  ...{ kind: "set", id: "s", name: "Ops", stands: true, keys: ["vpn.view"] },
  ...over,
});

describe("Accepting an invitation", () => {
  const sender: Acceptable["sender"] = { platformAdmin: false, manager: true, settingsWithheld: false };
  const accept = (over: Partial<Acceptable> = {}, by: Partial<typeof sender> = {}) =>
    said(
      whyNotAccept(
        {
          ...{ role: "member", status: "open", expiresAt: later, org: { name: "Acme", state: "active" } },
          ...{ ...over, sender: { ...sender, ...by } },
        },
        now,
      ),
    );

  it("INV-4, INV-1: opens nothing once it is answered, over, or void", () => {
    const suspended = { name: "Acme", state: "suspended" };
    const awaited = { name: "Acme", state: "awaiting_manager" };
    expect({
      open: accept(),
      accepted: accept({ status: "accepted" }),
      declined: accept({ status: "declined" }),
      revoked: accept({ status: "revoked" }),
      expired: accept({ expiresAt: now }),
      "of a suspended organization": accept({ org: suspended }),
      "before the Manager": accept({ org: awaited }),
      "of the awaited Manager": accept({ org: awaited, role: "manager" }, { platformAdmin: true }),
      "to Manager, its sender no PlatformAdmin any more": accept({ role: "manager" }),
      "to Member, its sender no Manager any more": accept({}, { manager: false }),
    }).toMatchInlineSnapshot(`
      {
        "accepted": "This invitation has already been accepted. Sign in to continue.",
        "before the Manager": "Acme can’t accept anyone right now. Contact the person who invited you.",
        "declined": "This invitation was declined. Ask Acme to invite you again.",
        "expired": "This invitation has expired. Ask Acme to invite you again.",
        "of a suspended organization": "Acme can’t accept anyone right now. Contact the person who invited you.",
        "of the awaited Manager": "may",
        "open": "may",
        "revoked": "Acme revoked this invitation. If you think that’s a mistake, ask one of its Managers.",
        "to Manager, its sender no PlatformAdmin any more": "The person who sent this invitation can no longer add Managers. Contact a platform admin.",
        "to Member, its sender no Manager any more": "may",
      }
    `);
  });

  it("INV-4, X-10: what its sender may no longer give, and what is no more, is left out and said", () => {
    const bundle = {
      permissions: ["vpn.view", "gone.view", "org.settings.manage"],
      attached: [
        attached(),
        attached({ id: "o", name: "Old", stands: false }),
        attached({ id: "t", kind: "team", name: "Keepers", keys: ["org.settings.manage"] }),
      ],
    };
    const by = (over: Partial<typeof sender>) => {
      const { given, leftOut } = accessAtAcceptance(bundle, { ...sender, ...over }, catalog);
      return [accessInWords(given, catalog).join(", "), leftOut.join(", ")];
    };
    expect({
      "a Manager": by({}),
      "a Manager without the settings": by({ settingsWithheld: true }),
      "a PlatformAdmin": by({ platformAdmin: true, manager: false, settingsWithheld: true }),
      "nobody any more": by({ manager: false }),
    }).toMatchInlineSnapshot(`
      {
        "a Manager": [
          "the set Ops, the team Keepers, View vpn, Manage settings",
          "the set Old, gone.view",
        ],
        "a Manager without the settings": [
          "the set Ops, View vpn",
          "the set Old, the team Keepers, gone.view, Manage settings",
        ],
        "a PlatformAdmin": [
          "the set Ops, the team Keepers, View vpn, Manage settings",
          "the set Old, gone.view",
        ],
        "nobody any more": [
          "",
          "the set Ops, the set Old, the team Keepers, View vpn, gone.view, Manage settings",
        ],
      }
    `);
  });
});
