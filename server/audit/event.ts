/**
 * One thing that happened: the past of the procedure's verb, done to a target that is named as it was then
 * . `before` and `after` hold only what changed.
 */
export interface AuditEvent {
  action: EventAction;
  target: { kind: TargetKind; id: string; label: string; email?: string };
  before?: Record<string, Json | undefined>;
  after?: Record<string, Json | undefined>;
  reason?: string;
  /** True when the reason may be shown to the person concerned. */
  reasonShown?: boolean;
  /** What a view was of: its filter. */
  view?: Record<string, Json>;
}

export type Json = string | number | boolean | null;
export type TargetKind =
  | "account"
  | "mail"
  | "membership"
  | "set"
  | "team"
  | "request"
  | "invitation"
  | "organization"
  | "platform"
  | "list"
  | "job";

/** Every action, with the sentence an auditor reads; {actor}, {target} and {org} are filled in. */
export const eventSentences = {
  "account.confirmation_sent": "{target} signed up and was asked to confirm their address",
  "account.signed_up": "{target} confirmed their address and got an account",
  "account.signed_in": "{actor} signed in",
  "account.sign_in_failed": "somebody failed to sign in as {target}",
  "account.signed_out": "{actor} signed out",
  "account.reset_asked": "somebody asked for a new password for {target}",
  "account.password_reset": "{target} chose a new password by a mailed link",
  "mail.sent_again": "{actor} had a mail to {target} sent again",
  "mail.given_up": "{actor} let a mail to {target} be",
  "account.password_changed": "{target} changed their password",
  "account.renamed": "{target} changed their name from {before.name}",
  "account.email_asked": "{target} asked to change their address to {after.email}",
  "account.email_let_be": "{target} let the change of their address be",
  "account.email_changed": "the address of {target} changed to {after.email}",
  "account.email_restored": "{target} took the change of their address back",
  "account.session_ended": "{actor} signed out another device",
  "account.sessions_ended": "{actor} signed out every other device",
  "account.signed_out_everywhere": "{actor} signed {target} out everywhere",
  "account.disabled": "{actor} disabled the account of {target}",
  "account.enabled": "{actor} enabled the account of {target}",
  "request.filed": "{actor} asked to join {org}",
  "request.withdrawn": "{actor} withdrew their request to join {org}",
  "request.approved": "{actor} approved {target}’s request to join {org}",
  "request.rejected": "{actor} rejected {target}’s request to join {org}",
  "request.expired": "{target}’s request to join {org} expired",
  "membership.started": "{target} became a Member of {org}",
  "membership.started_as_manager": "{target} became a Manager of {org}",
  "invitation.sent": "{actor} invited {target} to {org}",
  "invitation.resent": "{actor} invited {target} to {org} again",
  "invitation.corrected": "{actor} corrected the address of {target}’s invitation to {org}",
  "invitation.revoked": "{actor} revoked {target}’s invitation to {org}",
  "invitation.accepted": "{target} accepted the invitation to {org}",
  "invitation.declined": "{target} declined the invitation to {org}",
  "invitation.closed": "{target}’s invitation to {org} ended, because they belong to it",
  "invitation.link_mailed": "{target} had the link to the invitation to {org} mailed",
  "invitation.file_checked": "{actor} had a file of people to invite to {org} checked",
  "invitations.viewed": "{actor} looked at the invitations to {org}",
  "organization.got_manager": "{org} has an active Manager and is active",
  "request.reopened": "{actor} reopened {target}’s request to join {org}",
  "request.noted": "{actor} wrote to {target}, who waits for {org}",
  "membership.role_changed": "{actor} made {target} {after.role} of {org}",
  "membership.renamed": "{actor} changed the name {target} is shown under in {org}",
  "membership.enabled": "{actor} gave {target} access to {org} again",
  "membership.disabled": "{actor} switched off {target}’s access to {org}",
  "membership.approved": "{actor} approved {target} in {org}",
  "membership.unapproved": "{actor} withdrew {target}’s approval in {org}",
  "membership.end_set": "{actor} changed when {target}’s membership of {org} ends",
  "membership.settings_changed": "{actor} changed whether {target} carries the settings of {org}",
  "membership.reset_sent": "{actor} had a link for a new password sent to {target}",
  "membership.removed": "{actor} removed {target} from {org}",
  "membership.deleted": "{actor} deleted {target} from {org}",
  "membership.account_deleted": "the membership of {target} in {org} ended with their account",
  "account.deleted": "the account of {target} was deleted",
  "membership.left": "{target} left {org}",
  "permission.granted": "{actor} granted {target} permissions in {org}",
  "permission.revoked": "{actor} took permissions from {target} in {org}",
  "set.created": "{actor} made the permission set {target} in {org}",
  "set.edited": "{actor} changed the permission set {target} in {org}",
  "set.archived": "{actor} archived the permission set {target} in {org}",
  "team.created": "{actor} made the team {target} in {org}",
  "team.edited": "{actor} changed the team {target} in {org}",
  "team.deactivated": "{actor} deactivated the team {target} in {org}",
  "team.activated": "{actor} activated the team {target} in {org} again",
  "team.deleted": "{actor} deleted the team {target} in {org}",
  "team.joined": "{actor} added {target} to the team {after.team} in {org}",
  "team.left": "{actor} took {target} out of the team {before.team} in {org}",
  "team.lead_made": "{actor} made {target} a lead of the team {after.team} in {org}",
  "team.lead_unmade": "{actor} no longer has {target} lead the team {before.team} in {org}",
  "team.lead_passed": "the lead of the team {after.team} in {org} passed to {target}",
  "team.keeper_passed": "{target} looks after the team {after.team} in {org} until it has a lead",
  "team.granted": "{actor} granted the team {target} permissions in {org}",
  "team.revoked": "{actor} took permissions from the team {target} in {org}",
  "account.platform_admin_made": "{actor} made {target} a PlatformAdmin",
  "account.platform_admin_unmade": "{actor} took PlatformAdmin from {target}",
  "settings.changed": "{actor} changed the settings of {org}",
  "job.asked": "{actor} asked for an action on many at once in {org}",
  "job.finished": "an action on many at once ended in {org}",
  "members.exported": "{actor} exported the users of {org}",
  "organization.founded": "{actor} founded {target}",
  "organization.renamed": "{actor} renamed {before.name} to {after.name}",
  "organization.suspended": "{actor} suspended {target}",
  "organization.resumed": "{actor} resumed {target}",
  "organization.archived": "{actor} archived {target}",
  "organization.restored": "{actor} restored {target}",
  "organization.deleted": "{actor} deleted {target}",
  "organization.export_begun": "{actor} began to export {target}",
  "organization.exported": "{actor} exported {target}",
  "organization.export_cut": "an export of {target} was cut off",
  "organization.handed_over": "{actor} handed {after.organization} to {target}",
  "promotion.proposed": "{actor} proposed {target} as Manager of {org}",
  "promotion.withdrawn": "{actor} took back the proposal of {target} as Manager of {org}",
  "promotion.approved": "{actor} approved the proposal of {target} as Manager",
  "promotion.rejected": "{actor} rejected the proposal of {target} as Manager",
  "platform.settings_changed": "{actor} changed the settings of the platform",
  "platform.set_up": "{actor} set up this installation",
  "members.viewed": "{actor} looked at the users of {org}",
  "requests.viewed": "{actor} looked at the requests to join {org}",
  "audit.viewed": "{actor} looked at the audit of {org}",
  "screen.viewed": "{actor} looked at {target} of {org}",
  "deed.refused": "{actor} was refused: {target}",
  "audit.export_begun": "{actor} began to export the audit of {org}",
  "audit.exported": "{actor} exported the audit of {org}",
  "audit.export_cut": "an export of the audit of {org} by {target} was cut off",
  "audit.pruned": "the oldest entries of the audit of {org} were removed, as its retention says",
  "access.viewed": "{actor} looked at who had access to {org} on {target}",
  "access.exported": "{actor} exported who had access to {org} on {target}",
  "account.proved": "{actor} proved their password once more",
  "account.proof_failed": "{actor} gave a wrong password when asked once more",
} as const;

export type EventAction = keyof typeof eventSentences;

/** The noun that an action begins with: "membership" of "membership.removed". */
export type EventNoun = EventAction extends `${infer Noun}.${string}` ? Noun : never;

/** Who did it, and by what way. The system acts without an id. */
export interface AuditActor {
  id: string | null;
  name: string;
  email: string | null;
  /** PlatformAdmin, Manager, Member, or none of them. */
  role: string | null;
}

/** An event as it stands in a chain: what happened, by whom, and by what way it came. */
export interface StoredEvent extends AuditEvent {
  actor: AuditActor;
  ip: string | null;
  requestId: string;
  userAgent: string | null;
}
