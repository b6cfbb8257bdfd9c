/**
 * The sentence an auditor reads of each action; server/audit/sentence.ts fills them in.
 *
 * `{actor}`, `{target}` and `{org}` are names, `{before.x}` and `{after.x}` facts of the event in words, `{given}` and
 * `{taken}` what was granted or removed, `{changes}` everything that differs between before and after. `[…]` is left
 * out when a fact in it is missing. Of several sentences, with `|` between them, the first whose facts are all there
 * is used; `{?…}` asks for a fact without saying it, and `{?self}` for somebody who did it to themselves.
 *
 * Each sentence names who acted, unless it was the target or Gatehouse itself.
 */
export const eventSentences = {
  "account.confirmation_sent": "{target} signed up and was asked to confirm their address",
  "account.signed_up": "{target} confirmed their address and got an account",
  "account.signed_in": "{actor} signed in",
  "account.sign_in_failed": "a sign-in as {target} failed",
  "account.signed_out": "{actor} signed out",
  "account.reset_asked": "a password reset was requested for {target}",
  "account.password_reset": "{target} chose a new password with an emailed link",
  "mail.sent_again": "{actor} sent the email “{target}” to {target.email} again",
  "mail.given_up": "{actor} dismissed the undelivered email “{target}” to {target.email}",
  "account.password_changed": "{target} changed their password",
  "account.renamed": "{target} changed their name to {after.name}",
  "account.email_asked": "{target} asked to change their address to {after.email}",
  "account.email_let_be": "{target} cancelled the change of their address to {before.email}",
  "account.email_changed":
    "{?self}{target} changed their address from {before.email} to {after.email} | {actor} changed the address of {target} from {before.email} to {after.email}",
  "account.email_restored": "{target} undid the change of their address from {after.email} to {before.email}",
  "account.session_ended": "{actor} signed out another device",
  "account.sessions_ended": "{actor} signed out all their other devices",
  "account.signed_out_everywhere": "{actor} signed {target} out everywhere",
  "account.disabled": "{actor} disabled the account of {target}",
  "account.enabled": "{actor} enabled the account of {target}",
  "account.deleted": "{?self}{target} deleted their account | {actor} deleted the account of {target}",
  "account.kept": "{actor} deleted {target} from {before.organization}; their account stays",
  "account.platform_admin_made": "{actor} made {target} a PlatformAdmin[ and, in {org} itself, {after.role}]",
  "account.platform_admin_unmade":
    "{actor} removed {target} as a PlatformAdmin[ and made them {after.role} of {org}]",
  "account.proved": "{actor} confirmed their password",
  "account.proof_failed": "{actor} entered a wrong password when asked to confirm it",
  "request.filed": "{actor} asked to join {org}",
  "request.withdrawn":
    "{?self}{target} withdrew their request to join {org} | {target}’s request to join {org} ended when {actor} deleted their account",
  "request.approved":
    "{?self}{target}’s request to join {org} was approved when they accepted an invitation | {actor} approved {target}’s request to join {org}",
  "request.rejected": "{actor} rejected {target}’s request to join {org}",
  "request.expired": "{target}’s request to join {org} expired",
  "request.reopened": "{actor} reopened {target}’s request to join {org}",
  "request.noted": "{actor} sent a message to {target}, who is waiting to join {org}",
  "invitation.sent":
    "{actor} invited {target} to {org}[ as {after.role}][, with {given}][, in {after.teams}][, until {after.endsAt}]",
  "invitation.resent":
    "{actor} invited {target} to {org} again[, as {after.role}][, with {given}][, in {after.teams}][, until {after.endsAt}]",
  "invitation.corrected":
    "{actor} changed the address of {target}’s invitation to {org} from {before.email} to {after.email}",
  "invitation.revoked":
    "{?after.sender}{target}’s invitation to {org} was revoked, because {after.sender}, who sent it, no longer belongs to {org} | {actor} revoked {target}’s invitation to {org}",
  "invitation.accepted": "{target} accepted the invitation to {org}[, without {after.leftOut}]",
  "invitation.declined": "{target} declined the invitation to {org}",
  "invitation.closed": "{target}’s invitation to {org} was closed, because they joined another way",
  "invitation.link_mailed":
    "someone who opened the link of {target}’s invitation to {org} had it emailed to {target.email}",
  "invitation.file_checked": "{actor} uploaded a file of people to invite to {org}[, with {after.rows} rows]",
  "membership.started":
    "{?self}{target} joined {org} as a Member[, with {given}][, in {after.teams}] | {actor} made {target} a Member of {org}",
  "membership.started_as_manager":
    "{?self}{target} joined {org} as a Manager[, with {given}][, in {after.teams}] | {actor} made {target} a Manager of {org}",
  "organization.got_manager": "{org} has an active Manager and is active now[, after a change by {actor}]",
  "membership.role_changed":
    "{actor} changed {target} from {before.role} to {after.role} in {org}[, which removed their end date {before.expiresAt}]",
  "membership.renamed":
    "{actor} changed the name of {target} in {org} to {after.name} | {actor} changed the name of {target} in {org} back to the name of their account",
  "membership.enabled": "{actor} enabled {target} in {org}",
  "membership.disabled": "{actor} disabled {target} in {org}",
  "membership.approved": "{actor} turned on Approved for {target} in {org}",
  "membership.unapproved": "{actor} turned off Approved for {target} in {org}",
  "membership.end_set":
    "{actor} set the end of {target}’s membership of {org} to {after.expiresAt}[, from {before.expiresAt}] | {actor} removed the end[, {before.expiresAt},] of {target}’s membership of {org}",
  "membership.settings_changed":
    "{?after.carriesSettings}{actor} let {target} change the settings of {org} | {actor} withheld the settings of {org} from {target}",
  "membership.reset_sent": "{actor} sent {target} a password reset email",
  "membership.removed": "{actor} removed {target}[, {before.role},] from {org}[, who had {taken}]",
  "membership.deleted": "{actor} deleted {target}[, {before.role},] from {org}[, who had {taken}]",
  "membership.account_deleted":
    "{?self}{target}[, {before.role},] left {org} by deleting their account | {actor} ended {target}’s membership of {org} by deleting their account",
  "membership.left": "{target}[, {before.role},] left {org}",
  "permission.granted":
    "{actor} granted {target} {given} in {org}[ through the team {after.team}][ through the permission set {after.set}][, from {after.startsAt}][, until {after.expiresAt}] | {actor} granted {target} permissions in {org}",
  "permission.revoked":
    "{actor} removed {taken} from {target} in {org}[ through the team {before.team}][ through the permission set {before.set}] | {actor} removed permissions from {target} in {org}",
  "set.created": "{actor} created the permission set {target} in {org}[, with {given}]",
  "set.edited":
    "{actor} changed the permission set {target} in {org}: {changes} | {actor} changed the permission set {target} in {org}",
  "set.archived": "{actor} archived the permission set {target} in {org}[, which had {taken}]",
  "team.created": "{actor} created the team {target} in {org}",
  "team.edited":
    "{actor} changed the team {target} in {org}: {changes} | {actor} changed the team {target} in {org}",
  "team.deactivated": "{actor} deactivated the team {target} in {org}[, which has {taken}]",
  "team.activated": "{actor} activated the team {target} in {org} again",
  "team.deleted": "{actor} deleted the team {target} in {org}[, which had {taken}]",
  "team.joined": "{actor} added {target} to the team {after.team} in {org}[, which gave them {given}]",
  "team.left":
    "{actor} removed {target} from the team {before.team} in {org}[, which took {taken} from them]",
  "team.lead_made": "{actor} made {target} a lead of the team {after.team} in {org}",
  "team.lead_unmade": "{actor} removed {target} as a lead of the team {before.team} in {org}",
  "team.lead_passed":
    "the lead of the team {after.team} in {org} passed to {target}[, after a change by {actor}]",
  "team.keeper_passed":
    "{target} looks after the team {after.team} in {org} until it has a lead[, after a change by {actor}]",
  "team.granted":
    "{actor} granted the team {target} {given} in {org}[, from {after.startsAt}][, until {after.expiresAt}] | {actor} granted the team {target} permissions in {org}",
  "team.revoked":
    "{actor} removed {taken} from the team {target} in {org} | {actor} removed permissions from the team {target} in {org}",
  "settings.changed":
    "{actor} changed the settings of {org}: {changes} | {actor} changed the settings of {org}",
  "job.asked": "{actor} started {job} at once in {org}",
  "job.finished":
    "{job} in {org} ended: {after.done} done, {after.refused} refused | {job} in {org} stopped: {after.stopped} | {job} in {org} ended",
  "organization.founded": "{actor} created {target}[ for {after.manager}]",
  "organization.renamed": "{actor} renamed {before.name} to {after.name}",
  "organization.suspended": "{actor} suspended {target}",
  "organization.resumed": "{actor} resumed {target}[, which is {after.state} now]",
  "organization.archived": "{actor} archived {target}",
  "organization.restored": "{actor} restored {target}[, which is {after.state} now]",
  "organization.deleted": "{actor} deleted {target}",
  "organization.export_begun": "{actor} began to export {target}",
  "organization.exported": "{actor} exported {target}[, {after.rows} rows]",
  "organization.export_cut": "{actor}’s export of {target} was cut off[ after {after.rows} rows]",
  "organization.handed_over": "{actor} handed {after.organization} over to {target}, as a Manager",
  "promotion.proposed": "{actor} proposed {target} as a Manager of {org}",
  "promotion.withdrawn": "{actor} withdrew the proposal of {target} as a Manager of {org}",
  "promotion.approved":
    "{actor} approved the proposal of {target} as a Manager of {after.organization} | {actor} approved the proposal of {target} as a Manager",
  "promotion.rejected":
    "{actor} rejected the proposal of {target} as a Manager of {after.organization} | {actor} rejected the proposal of {target} as a Manager",
  "platform.settings_changed":
    "{actor} changed the settings of the platform: {changes} | {actor} changed the settings of the platform",
  "platform.set_up": "{actor} set up this installation",
  "members.viewed": "{actor} viewed the users of {org}",
  "members.exported": "{actor} exported the users of {org}",
  "requests.viewed": "{actor} viewed the requests to join {org}",
  "invitations.viewed": "{actor} viewed the invitations of {org}",
  "audit.viewed": "{actor} viewed the audit log of {org}",
  "screen.viewed": "{actor} viewed {screen} of {org}[: {person}]",
  "action.denied": "{actor} was not allowed to {purpose} | {actor} was not allowed to {target}",
  "audit.export_begun": "{actor} began to export the audit log of {org}",
  "audit.exported": "{actor} exported the audit log of {org}[, {after.entries} entries]",
  "audit.export_cut":
    "{target}’s export of the audit log of {org} was cut off[ after {after.entries} entries]",
  "audit.pruned":
    "{after.removed} entries of the audit log of {org} from before {after.before} were removed[, as the platform keeps them for {after.retentionDays} days]",
  "access.viewed": "{actor} viewed who had access to {org} on {target}",
  "access.exported": "{actor} exported who had access to {org} on {target}",
} as const;
