/** What the events of a write hold beside its action: who acted, on what, and what of before and after is told. */
export const table = `
accounts.signUp              nobody  account.confirmation_sent account
accounts.confirmAddress      story   account.signed_up account | request.filed request
accounts.resendConfirmation  story   account.confirmation_sent account
accounts.correctAddress      story   account.confirmation_sent account
accounts.undoEmail           story   account.email_restored account email>email | account.email_restored account email>email
own.cancelNewEmail           story   account.email_let_be account email>
own.endSession               story   account.session_ended account
invitations.mailLink         story   invitation.link_mailed invitation
invitations.declineOwn       story   invitation.declined invitation status>status
accounts.forgotPassword      nobody  account.reset_asked account
accounts.resetPassword       story   account.password_reset account | account.password_reset account
accounts.confirmEmail        story   account.email_changed account email>email | account.email_changed account email>email
accounts.prove               story   account.proved account
own.rename                   story   account.renamed account name>name | account.renamed account name>name
own.changePassword           story   account.password_changed account | account.password_changed account
own.askNewEmail              story   account.email_asked account >email
own.endOtherSessions         story   account.sessions_ended account
organizations.changeSettings story   settings.changed organization name>name
members.changeRole           pia     membership.role_changed membership role>role
members.edit                 olive   membership.disabled membership enabled>enabled
members.sendPasswordReset    olive   membership.reset_sent membership
members.remove               olive   membership.removed membership permissions,role>
members.delete               olive   account.deleted account organization> | membership.deleted membership permissions,role>
members.leave                story   membership.left membership permissions,role>
requests.file                wim     request.filed request
requests.withdraw            story   request.withdrawn request
requests.approve             olive   request.approved request status>status | membership.started membership >role
requests.reject              olive   request.rejected request status>status
requests.note                olive   request.noted request
requests.reopen              story   request.reopened request status>status
invitations.send             olive   invitation.sent invitation >permissions,role
invitations.reinvite         olive   invitation.resent invitation >times
invitations.correct          olive   invitation.corrected invitation email>email
invitations.revoke           olive   invitation.revoked invitation status>status
invitations.startFile        story   job.asked job >kind,total
jobs.approveMany             olive   job.asked job >kind,total
jobs.rejectMany              olive   job.asked job >kind,total
jobs.removeMany              olive   job.asked job >kind,total
platform.createOrganization  pia     organization.founded organization >joinPolicy,listed,manager,slug | organization.founded organization >joinPolicy,listed,manager,slug
platform.renameOrganization  pia     organization.renamed organization name>name | organization.renamed organization name>name
platform.suspendOrganization pia     organization.suspended organization state>state | organization.suspended organization state>state
platform.resumeOrganization  pia     organization.resumed organization state>state | organization.resumed organization state>state
platform.archiveOrganization pia     organization.archived organization state>state | organization.archived organization state>state
platform.restoreOrganization pia     organization.restored organization state>state | organization.restored organization state>state
platform.deleteOrganization  pia     organization.deleted organization slug,state> | organization.deleted organization slug,state>
platform.handOver            pia     organization.handed_over membership state>organization,role,state | organization.handed_over membership state>organization,role,state
platform.changeAdmin         pia     account.platform_admin_made account platformAdmin>platformAdmin
platform.signOutAccount      pia     account.signed_out_everywhere account
organizations.found          pia     organization.founded organization >manager,slug | organization.founded organization >manager,slug
platform.changeSettings      story   platform.settings_changed platform sessionDays>sessionDays
platform.enableAccount       pia     account.enabled account | account.enabled account
own.delete                   story   account.deleted account | membership.account_deleted membership permissions,role>
invitations.join             story   account.signed_up account | invitation.accepted invitation status>status | membership.started membership >permissions,role
invitations.accept           story   invitation.accepted invitation status>status | membership.started membership >permissions,role
invitations.decline          story   invitation.declined invitation status>status
catalogs.change              story   settings.changed organization catalogs,teamsOn>catalogs,teamsOn
grants.change                story   permission.granted membership >permissions
sets.create                  story   set.created set >permissions
sets.edit                    story   set.edited set description,name,permissions>description,name,permissions
sets.archive                 story   set.archived set permissions>
teams.create                 story   team.created team >description,name
teams.edit                   story   team.edited team description,name>description,name
teams.end                    story   team.deactivated team people,permissions>
teams.add                    story   team.joined membership >team
teams.take                   story   team.left membership lead,team>
teams.changeLead             story   team.lead_made membership >team
promotions.propose           story   promotion.proposed membership
promotions.withdraw          story   promotion.withdrawn membership
promotions.decide            story   promotion.approved membership | promotion.approved membership | membership.role_changed membership role>role
platform.sendMailAgain       story   mail.sent_again mail state,why>
platform.giveUpMail          story   mail.given_up mail state,why>
platform.disableAccount      story   account.disabled account | account.disabled account
platform.deleteAccount       story   account.deleted account | membership.account_deleted membership permissions,role>
platform.changeAccountEmail  story   account.email_changed account email>email | account.email_changed account email>email
setup.complete               story   platform.set_up account | organization.founded organization | organization.founded organization
`;
