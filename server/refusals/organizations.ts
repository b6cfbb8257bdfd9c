/**
 * Every refusal of Gatehouse about organizations and their people: its HTTP status, what is so and what to do, and the field it
 * belongs to. `{name}` in a sentence is filled from the facts given to `refuse`.
 */
export const organizationRefusals = {
  not_found: {
    status: 404,
    sentence: "This does not exist, or you do not belong to it. Check the address.",
  },
  not_allowed: {
    status: 403,
    sentence: "Only Managers may {action}. Ask one of them.",
  },
  membership_disabled: {
    status: 403,
    sentence: "Your access to {org} is switched off. Ask one of its Managers.",
  },
  membership_unapproved: {
    status: 403,
    sentence: "Your access to {org} awaits approval. One of its Managers decides.",
  },
  membership_expired: {
    status: 403,
    sentence: "Your access to {org} has ended. Ask one of its Managers to extend it.",
  },
  organization_suspended: {
    status: 403,
    sentence: "{org} is suspended. Ask a platform administrator.",
  },
  view_only: {
    status: 403,
    sentence: "You chose to only look, so nothing can be changed. Switch “only look” off first.",
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
    sentence: "{name} has no access here at the moment. Give it back before you propose them.",
  },
  promotion_by_manager: {
    status: 403,
    sentence: "A Manager of the organization proposes. As PlatformAdmin, change the role instead.",
  },
  proposed_already: {
    status: 409,
    sentence: "{name} is proposed already. A platform administrator decides.",
  },
  promotion_over: { status: 409, sentence: "This proposal is no longer open. The list is up to date again." },
  promotion_stale: {
    status: 409,
    sentence: "What was proposed no longer fits: the person or the proposer changed. Reject it.",
  },
  own_proposal: {
    status: 403,
    sentence: "You proposed this yourself. Another platform administrator decides.",
  },
  manager_already: {
    status: 409,
    sentence: "{name} is an active Manager of {org} already. Choose somebody else.",
    field: "account",
  },
  account_gone: {
    status: 409,
    sentence: "This account no longer exists, or is disabled. Choose somebody else.",
    field: "account",
  },
  organization_gone: {
    status: 409,
    sentence: "This organization no longer takes requests. Choose another one.",
    field: "organization",
  },
  organization_awaits_manager: {
    status: 409,
    sentence: "{org} has no Manager yet, so nobody can be approved. A platform administrator appoints one.",
  },
  last_manager: {
    status: 409,
    sentence: "An organization needs a Manager. Ask a platform administrator to appoint another first.",
  },
  last_manager_leaving: {
    status: 409,
    sentence: "You are the last Manager here. Ask a platform administrator to appoint another first.",
  },
  last_keeper_leaving: {
    status: 409,
    sentence:
      "You are the last Manager here who can change the settings. Ask a platform administrator to let another Manager change them first.",
  },
  own_role: {
    status: 403,
    sentence: "Nobody changes their own role. Ask another Manager or a platform administrator.",
  },
  own_access: {
    status: 403,
    sentence: "Nobody changes their own access. Ask another Manager or a platform administrator.",
  },
  platform_admins_only: {
    status: 403,
    sentence: "{name} is a platform administrator. Only another one may change this.",
  },
  promotion: {
    status: 403,
    sentence: "Only a PlatformAdmin can give this. To get another Manager, propose a Member.",
  },
  role_unchanged: { status: 409, sentence: "{name} is {role} already. There is nothing to change." },
  member_changed: {
    status: 409,
    sentence: "{name} was changed by somebody else meanwhile. Look again before you decide.",
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
    sentence: "A Manager’s membership has no end. Make them a Member first.",
    field: "expiresOn",
  },
  end_in_the_past: {
    status: 400,
    sentence: "This day is over. Choose a later one, or remove the person.",
    field: "expiresOn",
  },
  settings_withheld: {
    status: 403,
    sentence: "A platform administrator keeps the settings of {org} from you. Ask another Manager.",
  },
  settings_platform_only: {
    status: 403,
    sentence: "Managers carry the settings. Only a platform administrator may withhold them.",
  },
  last_settings_keeper: {
    status: 409,
    sentence:
      "An organization needs a Manager who can change its settings. Ask a platform administrator to let another Manager change them first.",
  },
  leave_instead: {
    status: 403,
    sentence: "This is you. Leave the organization under your own name instead.",
  },
  name_mismatch: {
    status: 400,
    sentence: "That is not the organization’s name. Type it as it stands above.",
    field: "confirmation",
  },
  own_request: { status: 403, sentence: "This is your own request. Another Manager decides it." },
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
    sentence: "This request expired on {when}. {name} may ask again.",
  },
  request_over: { status: 409, sentence: "This request is no longer open. The list is up to date again." },
  account_disabled_by_platform: {
    status: 409,
    sentence:
      "The account of {name} is disabled by the platform. Reject the request, or ask a platform administrator.",
  },
  account_disabled_here: {
    status: 409,
    sentence: "The account of {name} is disabled by the platform. Ask a platform administrator.",
  },
  already_member: {
    status: 409,
    sentence: "{name} already belongs to {org}. There is nothing to decide.",
  },
  you_are_member: {
    status: 409,
    sentence: "You already belong to this organization. Open it from the switcher.",
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
  waits_for_too_many: {
    status: 409,
    sentence: "{name} cannot wait for another organization now. Ask them to ask again themself.",
  },
  ask_again_later: {
    status: 409,
    sentence: "This organization lets you ask again from {when}. Choose another one until then.",
    field: "organization",
  },
  request_not_rejected: {
    status: 409,
    sentence: "Only a rejected request can be reopened. The list is up to date again.",
  },
  nobody_chosen: { status: 409, sentence: "Nobody is left to do this to. The list is up to date again." },
  nothing_changed: {
    status: 409,
    sentence: "Nothing is different from before. Change something, or go back.",
  },
  settings_changed: {
    status: 409,
    sentence: "Somebody else saved these settings meanwhile. Look again before you save.",
  },
  slug_taken: {
    status: 409,
    sentence: "Another organization has this address. Choose another.",
    field: "slug",
  },
  input: { status: 400, sentence: "Something in the form needs a change. Look at the marked fields." },
  busy: { status: 503, sentence: "Too much is happening at once. Try again in a moment." },
  unavailable: { status: 503, sentence: "The database does not answer. Try again in a moment." },
} as const satisfies Record<string, { status: number; sentence: string; field?: string }>;
