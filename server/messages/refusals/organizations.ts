/**
 * Every refusal of Gatehouse about organizations and their people: its HTTP status, what is so and what to do, and the field it
 * belongs to. `{name}` in a sentence is filled from the facts given to `refuse`.
 */
export const organizationRefusals = {
  not_found: {
    status: 404,
    sentence: "This page doesn’t exist, or you don’t have access. Check the address.",
  },
  not_allowed: {
    status: 403,
    sentence: "Only Managers can {action}. Ask one of them.",
  },
  membership_disabled: {
    status: 403,
    sentence: "Your access to {org} is turned off. Ask one of its Managers.",
  },
  membership_unapproved: {
    status: 403,
    sentence: "Your access to {org} isn’t approved yet. Ask one of its Managers.",
  },
  membership_expired: {
    status: 403,
    sentence: "Your access to {org} has ended. Ask one of its Managers to extend it.",
  },
  organization_suspended: {
    status: 403,
    sentence: "{org} is suspended. Contact a platform admin.",
  },
  view_only: {
    status: 403,
    sentence: "View-only mode is on, so nothing can be changed. Turn it off first.",
  },
  organization_state: {
    status: 409,
    sentence: "{org} is {state}. The page is up to date again.",
  },
  organization_not_archived: {
    status: 409,
    sentence: "Only an archived organization can be deleted. Archive {org} first.",
  },
  candidate_inactive: {
    status: 409,
    sentence: "{name} has no access here right now. Restore it before you propose them.",
  },
  promotion_by_manager: {
    status: 403,
    sentence:
      "Proposals come from a Manager of the organization. As a platform admin, change the role instead.",
  },
  proposed_already: {
    status: 409,
    sentence: "{name} has already been proposed. A platform admin will decide.",
  },
  promotion_over: { status: 409, sentence: "This proposal is no longer open. The list is up to date again." },
  promotion_stale: {
    status: 409,
    sentence: "This proposal is out of date: the person or the proposer has changed. Reject it.",
  },
  own_proposal: {
    status: 403,
    sentence: "You proposed this yourself. Another platform admin decides.",
  },
  manager_already: {
    status: 409,
    sentence: "{name} is already an active Manager of {org}. Choose another person.",
    field: "account",
  },
  account_gone: {
    status: 409,
    sentence: "This account no longer exists or is disabled. Choose another person.",
    field: "account",
  },
  organization_gone: {
    status: 409,
    sentence: "This organization no longer accepts requests. Choose another one.",
    field: "organization",
  },
  organization_awaits_manager: {
    status: 409,
    sentence: "{org} has no Manager yet, so no one can be approved. A platform admin has to add one first.",
  },
  last_manager: {
    status: 409,
    sentence: "An organization needs a Manager. Ask a platform admin to add another one first.",
  },
  last_manager_leaving: {
    status: 409,
    sentence: "You are the last Manager here. Ask a platform admin to add another one first.",
  },
  last_keeper_leaving: {
    status: 409,
    sentence:
      "You are the last Manager here who can change the settings. Ask a platform admin to let another Manager change them first.",
  },
  own_role: {
    status: 403,
    sentence: "You can’t change your own role. Ask another Manager or a platform admin.",
  },
  own_access: {
    status: 403,
    sentence: "You can’t change your own access. Ask another Manager or a platform admin.",
  },
  platform_admins_only: {
    status: 403,
    sentence: "{name} is a platform admin. Only another platform admin can change this.",
  },
  promotion: {
    status: 403,
    sentence: "Only a PlatformAdmin can give this. To get another Manager, propose a Member.",
  },
  role_unchanged: { status: 409, sentence: "{name} is already {role}. Nothing was changed." },
  member_changed: {
    status: 409,
    sentence: "{name} was just changed by someone else. Check again before you decide.",
  },
  member_not_rejected: {
    status: 409,
    sentence: "{name} belongs to {org} already. Remove them under Organization Users instead.",
  },
  member_gone: {
    status: 409,
    sentence: "{name} no longer belongs to {org}. The list is up to date again.",
  },
  manager_has_no_end: {
    status: 409,
    sentence: "A Manager’s membership has no end date. Make them a Member first.",
    field: "expiresOn",
  },
  end_in_the_past: {
    status: 400,
    sentence: "This day is in the past. Choose a later one, or remove the person.",
    field: "expiresOn",
  },
  settings_withheld: {
    status: 403,
    sentence: "A platform admin has withheld the settings of {org} from you. Ask another Manager.",
  },
  settings_platform_only: {
    status: 403,
    sentence: "Managers can change the settings. Only a platform admin can withhold them.",
  },
  last_settings_keeper: {
    status: 409,
    sentence:
      "An organization needs a Manager who can change its settings. Ask a platform admin to let another Manager change them first.",
  },
  leave_instead: {
    status: 403,
    sentence: "This is you. Use “Leave” on the organization’s Home instead.",
  },
  name_mismatch: {
    status: 400,
    sentence: "That isn’t the organization’s name. Type it exactly as shown above.",
    field: "confirmation",
  },
  own_request: { status: 403, sentence: "This is your own request. Another Manager has to decide." },
  already_decided: {
    status: 409,
    sentence: "{who} {decision} this request on {when}. The list is up to date again.",
  },
  request_withdrawn: {
    status: 409,
    sentence: "{name} withdrew this request. There is nothing to decide.",
  },
  request_expired: {
    status: 409,
    sentence: "This request expired on {when}. {name} can ask again.",
  },
  request_over: { status: 409, sentence: "This request is no longer open. The list is up to date again." },
  account_disabled_by_platform: {
    status: 409,
    sentence:
      "The account of {name} is disabled by the platform. Reject the request, or contact a platform admin.",
  },
  account_disabled_here: {
    status: 409,
    sentence: "The account of {name} is disabled by the platform. Contact a platform admin.",
  },
  already_member: {
    status: 409,
    sentence: "{name} is already a member of {org}. There is nothing to decide.",
  },
  you_are_member: {
    status: 409,
    sentence: "You’re already a member of this organization. Open it from the switcher.",
    field: "organization",
  },
  already_asked: {
    status: 409,
    sentence: "You already asked to join this organization. Its Managers have your request.",
    field: "organization",
  },
  too_many_requests: {
    status: 409,
    sentence: "You have 5 open requests. Withdraw one before you ask again.",
    field: "organization",
  },
  ask_again_later: {
    status: 409,
    sentence: "You can ask this organization again from {when}. Choose another one until then.",
    field: "organization",
  },
  request_not_rejected: {
    status: 409,
    sentence: "Only a rejected request can be reopened. The list is up to date again.",
  },
  nobody_chosen: {
    status: 409,
    sentence: "There is no one left to do this for. The list is up to date again.",
  },
  nothing_changed: {
    status: 409,
    sentence: "Nothing has changed. Change something, or go back.",
  },
  settings_changed: {
    status: 409,
    sentence: "Someone else has just saved these settings. Check again before you save.",
  },
  slug_taken: {
    status: 409,
    sentence: "Another organization has this address. Choose another.",
    field: "slug",
  },
  input: { status: 400, sentence: "Some fields need attention. Check the marked ones." },
  busy: { status: 503, sentence: "We’re busy right now. Try again in a moment." },
  unavailable: { status: 503, sentence: "The database isn’t responding. Try again in a moment." },
  outcome_unknown: {
    status: 503,
    sentence:
      "The database connection was lost while saving, so your change may or may not have been saved. Reload and check before you try again.",
  },
} as const satisfies Record<string, { status: number; sentence: string; field?: string }>;
