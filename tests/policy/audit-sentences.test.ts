import { describe, expect, it } from "vitest";
import { eventSentenceOf } from "@/server/audit/sentence";
import type { EventAction } from "@/server/audit-log/event";
import { actors, targets } from "./audit-sentence-people";
import { samples } from "./audit-sentence-samples";

const sentences = Object.entries(samples).flatMap(([action, facts]) =>
  facts.map(({ by = "olive", on = "mia", ...rest }) => ({
    action: action as EventAction,
    by,
    text: eventSentenceOf(
      { ...rest, action: action as EventAction, actor: actors[by], target: targets[on] },
      "Acme",
    ),
  })),
);

describe("What the audit says", () => {
  it("KMP-6: every kind of event, read aloud", () => {
    expect(sentences.map(({ action, text }) => `${action}: ${text}.`).join("\n")).toMatchInlineSnapshot(`
      "account.confirmation_sent: Mia Park signed up and was asked to confirm their address.
      account.signed_up: Mia Park confirmed their address and got an account.
      account.signed_in: Mia Park signed in.
      account.sign_in_failed: A sign-in as Mia Park failed.
      account.sign_in_failed: A sign-in as an unknown address failed.
      account.signed_out: Mia Park signed out.
      account.reset_asked: A password reset was requested for Mia Park.
      account.password_reset: Mia Park chose a new password with an emailed link.
      account.password_changed: Mia Park changed their password.
      account.renamed: Mia Park changed their name to Mia Lee.
      account.email_asked: Mia Park asked to change their address to mia@lee.example.
      account.email_let_be: Mia Park cancelled the change of their address to mia@lee.example.
      account.email_changed: Mia Park changed their address from mia@acme.example to mia@lee.example.
      account.email_changed: Pia Lindqvist changed the address of Mia Park from mia@acme.example to mia@lee.example.
      account.email_restored: Mia Park undid the change of their address from mia@acme.example to mia@lee.example.
      account.session_ended: Mia Park signed out another device.
      account.sessions_ended: Mia Park signed out all their other devices.
      account.signed_out_everywhere: Pia Lindqvist signed Mia Park out everywhere.
      account.disabled: Pia Lindqvist disabled the account of Mia Park.
      account.enabled: Pia Lindqvist enabled the account of Mia Park.
      account.deleted: Mia Park deleted their account.
      account.deleted: Pia Lindqvist deleted the account of Mia Park.
      account.kept: Olive Tan deleted Mia Park from Acme; their account stays.
      account.platform_admin_made: Pia Lindqvist made Mia Park a PlatformAdmin.
      account.platform_admin_made: Pia Lindqvist made Mia Park a PlatformAdmin and, in Acme itself, a Manager.
      account.platform_admin_unmade: Pia Lindqvist removed Mia Park as a PlatformAdmin.
      account.platform_admin_unmade: Pia Lindqvist removed Mia Park as a PlatformAdmin and made them a Member of Acme.
      account.proved: Mia Park confirmed their password.
      account.proof_failed: Mia Park entered a wrong password when asked to confirm it.
      mail.sent_again: Pia Lindqvist sent the email “You were approved” to wim@new.example again.
      mail.given_up: Pia Lindqvist dismissed the undelivered email “You were approved” to wim@new.example.
      request.filed: Mia Park asked to join Acme.
      request.withdrawn: Mia Park withdrew their request to join Acme.
      request.withdrawn: Wim Jansen’s request to join Acme ended when Pia Lindqvist deleted their account.
      request.approved: Olive Tan approved Wim Jansen’s request to join Acme.
      request.approved: Mia Park’s request to join Acme was approved when they accepted an invitation.
      request.rejected: Olive Tan rejected Wim Jansen’s request to join Acme.
      request.expired: Wim Jansen’s request to join Acme expired.
      request.reopened: Olive Tan reopened Wim Jansen’s request to join Acme.
      request.noted: Olive Tan sent a message to Wim Jansen, who is waiting to join Acme.
      invitation.sent: Olive Tan invited Ann Lee to Acme as a Member.
      invitation.sent: Pia Lindqvist invited Ann Lee to Acme as a Manager.
      invitation.sent: Olive Tan invited Ann Lee to Acme as a Member, with “View infra”, “View vpn” and the permission set Night watch, in the team Nights, until 28 Feb 2027.
      invitation.resent: Olive Tan invited Ann Lee to Acme again.
      invitation.resent: Olive Tan invited Ann Lee to Acme again, as a Member, with “View infra” and “View vpn”.
      invitation.corrected: Olive Tan changed the address of Ann Lee’s invitation to Acme from ann@old.example to ann@new.example.
      invitation.revoked: Olive Tan revoked Ann Lee’s invitation to Acme.
      invitation.revoked: Ann Lee’s invitation to Acme was revoked, because Marco Ruiz, who sent it, no longer belongs to Acme.
      invitation.accepted: Mia Park accepted the invitation to Acme.
      invitation.accepted: Mia Park accepted the invitation to Acme, without Night watch.
      invitation.declined: Mia Park declined the invitation to Acme.
      invitation.closed: Mia Park’s invitation to Acme was closed, because they joined another way.
      invitation.link_mailed: Someone who opened the link of Ann Lee’s invitation to Acme had it emailed to ann@new.example.
      invitation.file_checked: Olive Tan uploaded a file of people to invite to Acme, with 40 rows.
      invitations.viewed: Pia Lindqvist viewed the invitations of Acme.
      membership.started: Olive Tan made Mia Park a Member of Acme.
      membership.started: Mia Park joined Acme as a Member.
      membership.started: Mia Park joined Acme as a Member, with “View infra”, “View vpn” and the permission set Night watch, in the team Nights.
      membership.started_as_manager: Mia Park joined Acme as a Manager.
      membership.role_changed: Pia Lindqvist changed Mia Park from a Member to a Manager in Acme.
      membership.role_changed: Pia Lindqvist changed Mia Park from a Member to a Manager in Acme, which removed their end date 28 Feb 2027.
      membership.renamed: Olive Tan changed the name of Mia Park in Acme to Mia P..
      membership.renamed: Olive Tan changed the name of Mia Park in Acme back to the name of their account.
      membership.enabled: Olive Tan enabled Mia Park in Acme.
      membership.disabled: Olive Tan disabled Mia Park in Acme.
      membership.approved: Olive Tan turned on Approved for Mia Park in Acme.
      membership.unapproved: Olive Tan turned off Approved for Mia Park in Acme.
      membership.end_set: Olive Tan set the end of Mia Park’s membership of Acme to 28 Feb 2027.
      membership.end_set: Olive Tan set the end of Mia Park’s membership of Acme to 28 Feb 2027.
      membership.end_set: Olive Tan set the end of Mia Park’s membership of Acme to 28 Feb 2027, from 31 Dec 2026.
      membership.end_set: Olive Tan removed the end, 31 Dec 2026, of Mia Park’s membership of Acme.
      membership.settings_changed: Olive Tan let Mia Park change the settings of Acme.
      membership.settings_changed: Olive Tan withheld the settings of Acme from Mia Park.
      membership.reset_sent: Olive Tan sent Mia Park a password reset email.
      membership.removed: Olive Tan removed Mia Park, a Member, from Acme, who had “View infra”, “View vpn” and the permission set Night watch.
      membership.removed: Olive Tan removed Mia Park, a Manager, from Acme.
      membership.deleted: Olive Tan deleted Mia Park, a Member, from Acme.
      membership.account_deleted: Mia Park, a Member, left Acme by deleting their account.
      membership.account_deleted: Pia Lindqvist ended Mia Park’s membership of Acme by deleting their account.
      membership.left: Mia Park, a Member, left Acme.
      organization.got_manager: Acme has an active Manager and is active now, after a change by Mia Park.
      permission.granted: Olive Tan granted Mia Park “View infra” and “View vpn” in Acme.
      permission.granted: Olive Tan granted Mia Park “View infra”, “View vpn” and the permission set Night watch in Acme, until 28 Feb 2027.
      permission.granted: Olive Tan granted Mia Park the permission set Night watch in Acme, from 1 Jan 2027.
      permission.granted: Olive Tan granted Mia Park “View backup” in Acme through the team Nights.
      permission.granted: Olive Tan granted Mia Park “View backup” in Acme through the permission set Night watch.
      permission.granted: Olive Tan granted Mia Park “View infra”, “Operate infra”, “Manage infra”, “View service” and 2 more permissions in Acme.
      permission.granted: Olive Tan granted Mia Park “gone.view” in Acme.
      permission.granted: Olive Tan granted Mia Park permissions in Acme.
      permission.revoked: Olive Tan removed “View backup” from Mia Park in Acme.
      permission.revoked: Olive Tan removed “View backup” from Mia Park in Acme through the team Nights.
      permission.revoked: Olive Tan removed “View backup” from Mia Park in Acme through the permission set Night watch.
      permission.revoked: Olive Tan removed permissions from Mia Park in Acme.
      set.created: Olive Tan created the permission set Night watch in Acme, with “View infra” and “View vpn”.
      set.edited: Olive Tan changed the permission set Night watch in Acme: name from Nights to Night watch; description changed; added “View backup”; removed “View vpn”.
      set.archived: Olive Tan archived the permission set Night watch in Acme, which had “View infra” and “View vpn”.
      team.created: Olive Tan created the team Nights in Acme.
      team.edited: Olive Tan changed the team Nights in Acme: name from Night to Nights.
      team.deactivated: Olive Tan deactivated the team Nights in Acme, which has “View backup”.
      team.activated: Olive Tan activated the team Nights in Acme again.
      team.deleted: Olive Tan deleted the team Nights in Acme.
      team.joined: Olive Tan added Mia Park to the team Nights in Acme.
      team.joined: Olive Tan added Mia Park to the team Nights in Acme, which gave them “View backup”.
      team.left: Olive Tan removed Mia Park from the team Nights in Acme.
      team.left: Olive Tan removed Mia Park from the team Nights in Acme, which took “View backup” from them.
      team.lead_made: Olive Tan made Mia Park a lead of the team Nights in Acme.
      team.lead_unmade: Olive Tan removed Mia Park as a lead of the team Nights in Acme.
      team.lead_passed: The lead of the team Nights in Acme passed to Mia Park, after a change by Olive Tan.
      team.keeper_passed: Mia Park looks after the team Nights in Acme until it has a lead, after a change by Olive Tan.
      team.granted: Olive Tan granted the team Nights the permission set Signer in Acme, until 28 Feb 2027.
      team.revoked: Olive Tan removed “View infra” and “View vpn” from the team Nights in Acme.
      settings.changed: Olive Tan changed the settings of Acme: name from Acme to Acme Works; join policy from approval to invite only; listed at sign-up off; days until a request expires from 30 to 14.
      settings.changed: Olive Tan changed the settings of Acme: catalogs from none to Nirmata; teams off.
      job.asked: Olive Tan started approving 40 requests at once in Acme.
      job.asked: Olive Tan started removing 1 person at once in Acme.
      job.finished: Approving 40 requests in Acme ended: 39 done, 1 refused.
      job.finished: Removing people in Acme stopped: Only Managers may remove users.
      organization.founded: Pia Lindqvist created Acme for Olive Tan.
      organization.renamed: Pia Lindqvist renamed Acme Inc to Acme.
      organization.suspended: Pia Lindqvist suspended Acme.
      organization.resumed: Pia Lindqvist resumed Acme, which is awaiting its Manager now.
      organization.archived: Pia Lindqvist archived Acme.
      organization.restored: Pia Lindqvist restored Acme, which is active now.
      organization.deleted: Pia Lindqvist deleted Acme.
      organization.export_begun: Pia Lindqvist began to export Acme.
      organization.exported: Pia Lindqvist exported Acme, 812 rows.
      organization.export_cut: Pia Lindqvist’s export of Acme was cut off after 100 rows.
      organization.handed_over: Pia Lindqvist handed Acme over to Mia Park, as a Manager.
      promotion.proposed: Olive Tan proposed Mia Park as a Manager of Acme.
      promotion.withdrawn: Olive Tan withdrew the proposal of Mia Park as a Manager of Acme.
      promotion.approved: Pia Lindqvist approved the proposal of Mia Park as a Manager of Acme.
      promotion.rejected: Pia Lindqvist rejected the proposal of Mia Park as a Manager of Acme.
      platform.settings_changed: Pia Lindqvist changed the settings of the platform: session days from 30 to 20; sign-up off.
      platform.set_up: Pia Lindqvist set up this installation.
      members.viewed: Pia Lindqvist viewed the users of Acme.
      members.exported: Olive Tan exported the users of Acme.
      requests.viewed: Pia Lindqvist viewed the requests to join Acme.
      audit.viewed: Olive Tan viewed the audit log of Acme.
      screen.viewed: Pia Lindqvist viewed a person’s page of Acme: Mia Park.
      screen.viewed: Pia Lindqvist viewed the settings of Acme.
      action.denied: Mia Park was not allowed to remove Mia Park from Acme.
      action.denied: Mia Park was not allowed to remove a user from Acme.
      action.denied: Mia Park was not allowed to change the team Nights in Acme.
      action.denied: Mia Park was not allowed to see the users of globex.
      action.denied: Mia Park was not allowed to delete an account.
      audit.export_begun: Olive Tan began to export the audit log of Acme.
      audit.exported: Olive Tan exported the audit log of Acme, 4711 entries.
      audit.export_cut: Mia Park’s export of the audit log of Acme was cut off after 1000 entries.
      audit.pruned: 12 entries of the audit log of Acme from before 1 Jan 2025 were removed, as the platform keeps them for 400 days.
      audit.pruned: 12 entries of the audit log of Acme from before 1 Jan 2025 were removed.
      access.viewed: Olive Tan viewed who had access to Acme on 2026-11-03, 14:05 UTC.
      access.exported: Olive Tan exported who had access to Acme on 2026-11-03, 14:05 UTC."
    `);
  });
});
