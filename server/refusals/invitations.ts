/**
 * Every refusal of Gatehouse about invitations: its HTTP status, what is so and what to do, and the field it belongs to.
 * `{name}` in a sentence is filled from the facts given to `refuse`.
 */
export const invitationRefusals = {
  nobody_to_invite: {
    status: 409,
    sentence: "None of these addresses can be invited. Look at what stands beside each of them.",
    field: "people",
  },
  access_gone: {
    status: 409,
    sentence: "{name} can no longer be given. Choose another permission set or team.",
  },
  access_unknown: {
    status: 404,
    sentence: "One of these permission sets or teams is not known. Load the page again and choose anew.",
  },
  too_many_addresses: {
    status: 400,
    sentence: "That is more than 100 addresses. Send the rest afterwards, or import a file.",
    field: "people",
  },
  file_unreadable: {
    status: 400,
    sentence: "Line {line} of this file could not be read: {why}. Save it as CSV and try again.",
    field: "file",
  },
  file_without_email: {
    status: 400,
    sentence: "No column of this file is known to hold addresses. Choose it, or name it “email”.",
    field: "file",
  },
  file_empty: {
    status: 400,
    sentence: "This file names nobody. Choose another one.",
    field: "file",
  },
  file_too_long: {
    status: 400,
    sentence: "This file has more than 5,000 rows. Part it and import one after the other.",
    field: "file",
  },
  over_allowance: {
    status: 429,
    sentence: "{org} sends at most {most} invitations a day and has {left} left. More can go out in {wait}.",
  },
  mailed_often: {
    status: 429,
    sentence:
      "{most} mails about this went to {email} within a day. Send another from {when} on, or have them look for the newest.",
    field: "email",
  },
  file_too_large: {
    status: 413,
    sentence: "This file is larger than 1 MB. Part it and import one after the other.",
    field: "file",
  },
  file_not_text: {
    status: 400,
    sentence: "This file is not CSV in UTF-8. Save it as “CSV UTF-8” and try again.",
    field: "file",
  },
  file_forgotten: {
    status: 410,
    sentence: "This file was not started within a day, so its rows are gone. Have it checked again.",
  },
  file_started: {
    status: 409,
    sentence: "This file was started already. Its page shows how far it is.",
  },
  own_invitation: {
    status: 403,
    sentence: "Nobody invites themselves. Ask another Manager or a platform administrator.",
  },
  manager_invitation: {
    status: 403,
    sentence: "{name} is invited as a Manager. Only a platform administrator may do this.",
  },
  reinvite_alone: {
    status: 409,
    sentence: "{email} is invited as a Manager. Use Reinvite in the list of invitations.",
  },
  invitation_exists: {
    status: 409,
    sentence: "{email} has an open invitation already. Reinvite that one instead.",
    field: "email",
  },
  invitee_is_member: {
    status: 409,
    sentence: "{email} belongs to {org} already. There is nothing to invite to.",
    field: "email",
  },
  same_address: {
    status: 409,
    sentence: "That is the address it went to. Enter the right one, or use Reinvite.",
    field: "email",
  },
  invitation_not_open: {
    status: 409,
    sentence: "The invitation of {name} was {state} meanwhile. The list is up to date again.",
  },
  invitation_unknown: {
    status: 404,
    sentence: "This link is not known, or a newer one replaced it. Look for the newest mail.",
  },
  invitation_expired: {
    status: 410,
    sentence: "This invitation has expired. Ask {org} to invite you again.",
  },
  invitation_used: {
    status: 410,
    sentence: "This invitation was accepted already. Sign in to go on.",
  },
  invitation_revoked: {
    status: 410,
    sentence: "{org} took this invitation back. Ask one of its Managers if you think this is a mistake.",
  },
  invitation_declined: {
    status: 410,
    sentence: "This invitation was declined. Ask {org} to invite you again.",
  },
  invitation_void: {
    status: 410,
    sentence: "Who sent this invitation may no longer appoint Managers. Ask a platform administrator.",
  },
  invitation_closed: {
    status: 410,
    sentence: "{org} cannot take anybody in now. Ask whoever invited you.",
  },
  invitation_for_another: {
    status: 403,
    sentence: "This invitation is for {email}. Sign in with that address.",
  },
  invitation_needs_mailbox: {
    status: 403,
    sentence: "This link does not show that the address is yours. Have one mailed to it.",
  },
  you_are_invited: {
    status: 409,
    sentence: "You are already invited to this organization. Accept the invitation above.",
    field: "organization",
  },
} as const satisfies Record<string, { status: number; sentence: string; field?: string }>;
