import type { EventAction } from "@/server/audit-log/event";
import type { Facts } from "./audit-sentence-people";

const view = "infra.view vpn.view";

/** Events of permissions, sets, teams, organizations, files and looks. */
export const samplesOfWork = {
  "permission.granted": [
    { after: { permissions: view } },
    { after: { permissions: view, sets: "Night watch", expiresAt: "2027-02-28T23:59:59.999Z" } },
    { after: { sets: "Night watch", startsAt: "2027-01-01T00:00:00.000Z" } },
    { after: { permissions: "backup.view", team: "Nights" } },
    { after: { permissions: "backup.view", set: "Night watch" } },
    {
      after: {
        permissions: "infra.view infra.operate infra.manage service.view service.operate backup.view",
      },
    },
    { after: { permissions: "gone.view" } },
    {},
  ],
  "permission.revoked": [
    { before: { permissions: "backup.view" } },
    { before: { permissions: "backup.view", team: "Nights" } },
    { before: { permissions: "backup.view", set: "Night watch" } },
    {},
  ],
  "set.created": [{ on: "set", after: { permissions: view } }],
  "set.edited": [
    {
      on: "set",
      before: { name: "Nights", description: "", permissions: view },
      after: { name: "Night watch", description: "At night", permissions: "infra.view backup.view" },
    },
  ],
  "set.archived": [{ on: "set", before: { permissions: view } }],
  "team.created": [{ on: "team", after: { name: "Nights", description: "" } }],
  "team.edited": [
    {
      on: "team",
      before: { name: "Night", description: "A" },
      after: { name: "Nights", description: "A" },
    },
  ],
  "team.deactivated": [{ on: "team", before: { people: 3, permissions: "backup.view" } }],
  "team.activated": [{ on: "team", before: { people: 3, permissions: "" } }],
  "team.deleted": [{ on: "team", before: { people: 0, permissions: "" } }],
  "team.joined": [{ after: { team: "Nights" } }, { after: { team: "Nights", permissions: "backup.view" } }],
  "team.left": [
    { before: { team: "Nights", lead: false } },
    { before: { team: "Nights", lead: true, permissions: "backup.view" } },
  ],
  "team.lead_made": [{ after: { team: "Nights" } }],
  "team.lead_unmade": [{ before: { team: "Nights" } }],
  "team.lead_passed": [{ after: { team: "Nights" } }],
  "team.keeper_passed": [{ after: { team: "Nights" } }],
  "team.granted": [{ on: "team", after: { sets: "Signer", expiresAt: "2027-02-28T23:59:59.999Z" } }],
  "team.revoked": [{ on: "team", before: { permissions: view } }],
  "settings.changed": [
    {
      on: "acme",
      before: { name: "Acme", joinPolicy: "approval", listed: true, requestExpiryDays: 30 },
      after: { name: "Acme Works", joinPolicy: "invite_only", listed: false, requestExpiryDays: 14 },
    },
    { on: "acme", before: { catalogs: "", teamsOn: true }, after: { catalogs: "nirmata", teamsOn: false } },
  ],
  "job.asked": [
    { on: "approving", after: { kind: "requests.approve", total: 40 } },
    { on: "removing", after: { kind: "members.remove", total: 1 } },
  ],
  "job.finished": [
    { on: "approving", after: { total: 40, done: 39, refused: 1 } },
    { on: "removing", after: { stopped: "Only Managers may remove users." } },
  ],
  "organization.founded": [{ by: "pia", on: "acme", after: { slug: "acme", manager: "Olive Tan" } }],
  "organization.renamed": [{ by: "pia", on: "acme", before: { name: "Acme Inc" }, after: { name: "Acme" } }],
  "organization.suspended": [{ by: "pia", on: "acme", after: { state: "suspended" } }],
  "organization.resumed": [{ by: "pia", on: "acme", after: { state: "awaiting_manager" } }],
  "organization.archived": [{ by: "pia", on: "acme" }],
  "organization.restored": [{ by: "pia", on: "acme", after: { state: "active" } }],
  "organization.deleted": [{ by: "pia", on: "acme" }],
  "organization.export_begun": [{ by: "pia", on: "acme" }],
  "organization.exported": [{ by: "pia", on: "acme", after: { rows: 812 } }],
  "organization.export_cut": [{ by: "pia", on: "acme", after: { rows: 100 } }],
  "organization.handed_over": [{ by: "pia", after: { organization: "Acme", role: "Manager" } }],
  "promotion.proposed": [{}],
  "promotion.withdrawn": [{}],
  "promotion.approved": [{ by: "pia", after: { organization: "Acme" } }],
  "promotion.rejected": [{ by: "pia", after: { organization: "Acme" } }],
  "platform.settings_changed": [
    {
      by: "pia",
      on: "platform",
      before: { sessionDays: 30, signUpOpen: true },
      after: { sessionDays: 20, signUpOpen: false },
    },
  ],
  "platform.set_up": [{ by: "pia", on: "account" }],
  "members.viewed": [{ by: "pia", on: "list" }],
  "members.exported": [{ on: "list" }],
  "requests.viewed": [{ by: "pia", on: "list" }],
  "audit.viewed": [{ on: "list" }],
  "screen.viewed": [
    { by: "pia", view: { what: "members.details", id: "m1" } },
    { by: "pia", on: "list", view: { what: "organizations.settings" } },
  ],
  "action.denied": [
    { by: "mia", on: "mia", view: { what: "members.remove", id: "m1" } },
    { by: "mia", on: "list", view: { what: "members.remove" } },
    { by: "mia", on: "team", view: { what: "teams.edit", id: "t1" } },
    { by: "mia", on: "list", view: { what: "members.list", org: "globex" } },
    { by: "mia", on: "list", view: { what: "platform.deleteAccount" } },
  ],
  "audit.export_begun": [{ on: "list" }],
  "audit.exported": [{ on: "list", after: { entries: 4711 } }],
  "audit.export_cut": [{ by: "system", on: "account", after: { entries: 1000 } }],
  "audit.pruned": [
    { by: "system", on: "list", after: { removed: 12, before: "2025-01-01", retentionDays: 400 } },
    { by: "system", on: "list", after: { removed: 12, lastEntry: 12, before: "2025-01-01" } },
  ],
  "access.viewed": [{ on: "moment" }],
  "access.exported": [{ on: "moment" }],
} as const satisfies Partial<Record<EventAction, readonly Facts[]>>;
