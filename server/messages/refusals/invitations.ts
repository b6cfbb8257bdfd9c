/**
 * Every refusal of Gatehouse about invitations: its HTTP status, what is so and what to do, and the field it belongs to.
 * `{name}` in a sentence is filled from the facts given to `refuse`.
 */
export const invitationRefusals = {
  nobody_to_invite: {
    status: 409,
    sentence: "None of these addresses can be invited. See the reason next to each one.",
    field: "people",
  },
  access_gone: {
    status: 409,
    sentence: "{name} is no longer available. Choose another permission set or team.",
  },
  access_unknown: {
    status: 404,
    sentence: "One of these permission sets or teams no longer exists. Reload the page and choose again.",
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
    sentence: "This file lists no people. Choose another one.",
    field: "file",
  },
  file_too_long: {
    status: 400,
    sentence: "This file has more than 5,000 rows. Split it and import the parts one after the other.",
    field: "file",
  },
  over_allowance: {
    status: 429,
    sentence: "{org} can send {most} invitations a day and has {left} left. Try again in {wait}.",
  },
  mailed_often: {
    status: 429,
    sentence:
      "{email} already got {most} emails about this within a day. Send another one after {when}, or ask them to use the latest.",
    field: "email",
  },
  file_too_large: {
    status: 413,
    sentence: "This file is larger than 1 MB. Split it and import the parts one after the other.",
    field: "file",
  },
  file_not_text: {
    status: 400,
    sentence: "This file isn’t CSV in UTF-8. Save it as “CSV UTF-8” and try again.",
    field: "file",
  },
  file_forgotten: {
    status: 410,
    sentence: "This file wasn’t started within a day, so its rows were deleted. Upload it again.",
  },
  file_started: {
    status: 409,
    sentence: "This import has already started. Its page shows the progress.",
  },
  own_invitation: {
    status: 403,
    sentence: "You can’t invite yourself. Ask another Manager or a platform admin.",
  },
  manager_invitation: {
    status: 403,
    sentence: "{name} is invited as a Manager. Only a platform admin can do this.",
  },
  reinvite_alone: {
    status: 409,
    sentence: "{email} is invited as a Manager. Use Reinvite on the Invitations page.",
  },
  invitation_exists: {
    status: 409,
    sentence: "{email} already has an open invitation. Use Reinvite instead.",
    field: "email",
  },
  invitee_is_member: {
    status: 409,
    sentence: "{email} is already a member of {org}. They need no invitation.",
    field: "email",
  },
  same_address: {
    status: 409,
    sentence: "That is the address it was sent to. Enter the right one, or use Reinvite.",
    field: "email",
  },
  invitation_not_open: {
    status: 409,
    sentence: "The invitation for {name} is already {state}. The list is up to date again.",
  },
  invitation_unknown: {
    status: 404,
    sentence: "This invitation link isn’t valid, or a newer one replaced it. Use the latest email.",
  },
  invitation_expired: {
    status: 410,
    sentence: "This invitation has expired. Ask {org} to invite you again.",
  },
  invitation_used: {
    status: 410,
    sentence: "This invitation has already been accepted. Sign in to continue.",
  },
  invitation_revoked: {
    status: 410,
    sentence: "{org} revoked this invitation. If you think that’s a mistake, ask one of its Managers.",
  },
  invitation_declined: {
    status: 410,
    sentence: "This invitation was declined. Ask {org} to invite you again.",
  },
  invitation_void: {
    status: 410,
    sentence: "The person who sent this invitation can no longer add Managers. Contact a platform admin.",
  },
  invitation_closed: {
    status: 410,
    sentence: "{org} can’t accept anyone right now. Contact the person who invited you.",
  },
  invitation_for_another: {
    status: 403,
    sentence: "This invitation is for {email}. Sign in with that address.",
  },
  invitation_needs_mailbox: {
    status: 403,
    sentence: "This link doesn’t prove that the address is yours. Have one emailed to it.",
  },
  you_are_invited: {
    status: 409,
    sentence: "You are already invited to this organization. Accept the invitation above.",
    field: "organization",
  },
} as const satisfies Record<string, { status: number; sentence: string; field?: string }>;
