import type { EventAction } from "@/server/audit-log/event";
import type { Facts } from "./audit-sentence-people";
import { samplesOfWork } from "./audit-sentence-samples-of-work";

const view = "infra.view vpn.view";

const samplesOfPeople = {
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
  "account.kept": [{ on: "account", before: { organization: "Acme" } }],
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
    { before: { expiresAt: null }, after: { expiresAt: "2027-02-28T21:55:19.375081+00:00" } },
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
} as const satisfies Partial<Record<EventAction, readonly Facts[]>>;

/** An event of every action, and of each way its sentence can go; a new action does not compile before it stands here. */
export const samples: Record<EventAction, readonly Facts[]> = { ...samplesOfPeople, ...samplesOfWork };
