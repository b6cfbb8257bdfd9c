import type { EventAction, StoredEvent } from "@/server/audit/event";

type Facts = Partial<Pick<StoredEvent, "before" | "after" | "view">> & {
  /** Who acted; Olive, who is a Manager, unless said. */
  by?: keyof typeof actors;
  /** Whom or what it was done to; Mia unless said. */
  on?: keyof typeof targets;
};

export const actors = {
  olive: { id: "olive", name: "Olive Tan", email: "olive@acme.example", role: "Manager" },
  mia: { id: "mia", name: "Mia Park", email: "mia@acme.example", role: null },
  pia: { id: "pia", name: "Pia Lindqvist", email: "pia@platform.example", role: "PlatformAdmin" },
  anyone: { id: null, name: "Somebody", email: null, role: null },
  system: { id: null, name: "Gatehouse", email: null, role: null },
} as const;

export const targets = {
  account: { kind: "account", id: "mia", label: "Mia Park", email: "mia@acme.example" },
  mia: { kind: "membership", id: "m1", label: "Mia Park", email: "mia@acme.example" },
  ann: { kind: "invitation", id: "i1", label: "Ann Lee", email: "ann@new.example" },
  request: { kind: "request", id: "r1", label: "Wim Jansen", email: "wim@new.example" },
  own: { kind: "request", id: "r2", label: "Mia Park", email: "mia@acme.example" },
  invitee: { kind: "invitation", id: "i2", label: "Mia Park", email: "mia@acme.example" },
  set: { kind: "set", id: "s1", label: "Night watch" },
  team: { kind: "team", id: "t1", label: "Nights" },
  acme: { kind: "organization", id: "o1", label: "Acme" },
  platform: { kind: "platform", id: "0", label: "the platform" },
  mail: { kind: "mail", id: "x1", label: "You were approved", email: "wim@new.example" },
  list: { kind: "list", id: "0", label: "the users" },
  moment: { kind: "list", id: "0", label: "2026-11-03, 14:05 UTC" },
  approving: { kind: "job", id: "j1", label: "requests.approve" },
  removing: { kind: "job", id: "j2", label: "members.remove" },
  unknown: { kind: "account", id: "0", label: "an unknown address" },
} as const;

const view = "infra.view vpn.view";

/** An event of every action, and of each way its sentence can go; a new action does not compile before it stands here. */
export const samples: Record<EventAction, Facts[]> = {
  "account.confirmation_sent": [{ by: "anyone", on: "account" }],
  "account.signed_up": [{ by: "mia", on: "account" }],
  "account.signed_in": [{ by: "mia", on: "account" }],
  "account.sign_in_failed": [
    { by: "anyone", on: "account" },
    { by: "anyone", on: "unknown" },
  ],
  "account.signed_out": [{ by: "mia", on: "account" }],
  "account.reset_asked": [{ by: "anyone", on: "account" }],
  "account.password_reset": [{ by: "mia", on: "account" }],
  "account.password_changed": [{ by: "mia", on: "account" }],
  "account.renamed": [{ by: "mia", on: "account", before: { name: "Mia Park" }, after: { name: "Mia Lee" } }],
  "account.email_asked": [{ by: "mia", on: "account", after: { email: "mia@lee.example" } }],
  "account.email_let_be": [{ by: "mia", on: "account", before: { email: "mia@lee.example" } }],
  "account.email_changed": [
    { by: "mia", on: "account", before: { email: "mia@acme.example" }, after: { email: "mia@lee.example" } },
    { by: "pia", on: "account", before: { email: "mia@acme.example" }, after: { email: "mia@lee.example" } },
  ],
  "account.email_restored": [
    { by: "mia", on: "account", before: { email: "mia@lee.example" }, after: { email: "mia@acme.example" } },
  ],
  "account.session_ended": [{ by: "mia", on: "account" }],
  "account.sessions_ended": [{ by: "mia", on: "account" }],
  "account.signed_out_everywhere": [{ by: "pia", on: "account" }],
  "account.disabled": [{ by: "pia", on: "account" }],
  "account.enabled": [{ by: "pia", on: "account" }],
  "account.deleted": [
    { by: "mia", on: "account" },
    { by: "pia", on: "account" },
  ],
  "account.platform_admin_made": [
    { by: "pia", on: "account", before: { platformAdmin: false }, after: { platformAdmin: true } },
    { by: "pia", on: "account", after: { platformAdmin: true, role: "manager" } },
  ],
  "account.platform_admin_unmade": [
    { by: "pia", on: "account", after: { platformAdmin: false } },
    { by: "pia", on: "account", after: { platformAdmin: false, role: "member" } },
  ],
  "account.proved": [{ by: "mia", on: "account" }],
  "account.proof_failed": [{ by: "mia", on: "account" }],
  "mail.sent_again": [{ by: "pia", on: "mail" }],
  "mail.given_up": [{ by: "pia", on: "mail" }],
  "request.filed": [{ by: "mia", on: "own" }],
  "request.withdrawn": [
    { by: "mia", on: "own" },
    { by: "pia", on: "request" },
  ],
  "request.approved": [{ on: "request" }, { by: "mia", on: "own" }],
  "request.rejected": [{ on: "request" }],
  "request.expired": [{ by: "system", on: "request" }],
  "request.reopened": [{ on: "request" }],
  "request.noted": [{ on: "request" }],
  "invitation.sent": [
    { on: "ann", after: { role: "member", permissions: "" } },
    { by: "pia", on: "ann", after: { role: "manager", permissions: "" } },
    {
      on: "ann",
      after: {
        role: "member",
        permissions: view,
        sets: "Night watch",
        teams: "Nights",
        endsAt: "2027-02-28T23:59:59.999Z",
      },
    },
  ],
  "invitation.resent": [
    { on: "ann", after: { times: 2 } },
    { on: "ann", after: { role: "member", permissions: view } },
  ],
  "invitation.corrected": [
    { on: "ann", before: { email: "ann@old.example" }, after: { email: "ann@new.example" } },
  ],
  "invitation.revoked": [{ on: "ann" }, { on: "ann", after: { status: "revoked", sender: "Marco Ruiz" } }],
  "invitation.accepted": [
    { by: "mia", on: "invitee", after: { status: "accepted" } },
    { by: "mia", on: "invitee", after: { status: "accepted", leftOut: "Night watch" } },
  ],
  "invitation.declined": [{ by: "mia", on: "invitee" }],
  "invitation.closed": [{ on: "invitee" }],
  "invitation.link_mailed": [{ by: "anyone", on: "ann" }],
  "invitation.file_checked": [{ after: { rows: 40 } }],
  "invitations.viewed": [{ by: "pia", on: "list" }],
  "membership.started": [
    { after: { role: "member" } },
    { by: "mia" },
    { by: "mia", after: { role: "member", permissions: view, sets: "Night watch", teams: "Nights" } },
  ],
  "membership.started_as_manager": [{ by: "mia", after: { role: "manager", permissions: "" } }],
  "membership.role_changed": [
    { by: "pia", before: { role: "Member" }, after: { role: "Manager" } },
    {
      by: "pia",
      before: { role: "Member", expiresAt: "2027-02-28T23:59:59.999Z" },
      after: { role: "Manager", expiresAt: null },
    },
  ],
  "membership.renamed": [
    { before: { name: "Mia Park" }, after: { name: "Mia P." } },
    { before: { name: "Mia P." }, after: { name: "" } },
  ],
  "membership.enabled": [{ before: { enabled: false }, after: { enabled: true } }],
  "membership.disabled": [{ before: { enabled: true }, after: { enabled: false } }],
  "membership.approved": [{ after: { approved: true } }],
  "membership.unapproved": [{ after: { approved: false } }],
  "membership.end_set": [
    { before: { expiresAt: null }, after: { expiresAt: "2027-02-28T23:59:59.999Z" } },
    { before: { expiresAt: "2026-12-31T23:59:59.999Z" }, after: { expiresAt: "2027-02-28T23:59:59.999Z" } },
    { before: { expiresAt: "2026-12-31T23:59:59.999Z" }, after: { expiresAt: null } },
  ],
  "membership.settings_changed": [
    { before: { carriesSettings: false }, after: { carriesSettings: true } },
    { before: { carriesSettings: true }, after: { carriesSettings: false } },
  ],
  "membership.reset_sent": [{}],
  "membership.removed": [
    { before: { role: "member", permissions: view, sets: "Night watch", teams: "Nights" } },
    { before: { role: "manager", permissions: "" } },
  ],
  "membership.deleted": [{ before: { role: "member", permissions: "" } }],
  "membership.account_deleted": [
    { by: "mia", before: { role: "member", permissions: "" } },
    { by: "pia", before: { role: "member", permissions: "" } },
  ],
  "membership.left": [{ by: "mia", before: { role: "member", permissions: "" } }],
  "organization.got_manager": [{ by: "mia", on: "acme" }],
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
  "deed.refused": [
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
};
