/**
 * Every refusal of Gatehouse: its HTTP status, what is so and what to do, and the field it belongs to.
 * `{name}` in a sentence is filled from the facts given to `refuse`.
 */
export const refusals = {
  signed_out: { status: 401, sentence: "You are not signed in. Sign in and try again." },
  address_unconfirmed: {
    status: 403,
    sentence: "Your address is not confirmed yet. Open the link we mailed you.",
  },
  not_found: {
    status: 404,
    sentence: "This does not exist, or you do not belong to it. Check the address.",
  },
  not_allowed: {
    status: 403,
    sentence: "Only {who} may {deed}. Ask one of them.",
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
  own_role: {
    status: 403,
    sentence: "Nobody changes their own role. Ask another Manager or a platform administrator.",
  },
  own_access: {
    status: 403,
    sentence: "Nobody changes their own access. Ask another Manager or a platform administrator.",
  },
  own_grants: {
    status: 403,
    sentence: "Nobody grants permissions to themselves. Ask another Manager.",
  },
  platform_admins_only: {
    status: 403,
    sentence: "{name} is a platform administrator. Only another one may change this.",
  },
  promotion: {
    status: 403,
    sentence: "Only a PlatformAdmin can give this. Ask one of them.",
  },
  role_unchanged: { status: 409, sentence: "{name} is {role} already. There is nothing to change." },
  member_changed: {
    status: 409,
    sentence: "{name} was changed by somebody else meanwhile. Look again before you decide.",
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
    sentence: "Somebody must keep the settings. Give them to another Manager first.",
  },
  leave_instead: {
    status: 403,
    sentence: "This is you. Leave the organization under your own name instead.",
  },
  last_platform_admin: {
    status: 409,
    sentence: "The platform needs a platform administrator. Appoint another first.",
  },
  name_mismatch: {
    status: 400,
    sentence: "That is not the organization’s name. Type it as it stands above.",
    field: "confirmation",
  },
  step_up: {
    status: 403,
    sentence: "This needs your password once more. Enter it to go on.",
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
  unknown_permission: { status: 400, sentence: "There is no such permission. Choose from those shown." },
  nothing_changed: {
    status: 409,
    sentence: "Nothing is different from before. Change something, or go back.",
  },
  settings_changed: {
    status: 409,
    sentence: "Somebody else saved these settings meanwhile. Look again before you save.",
  },
  account_disabled: {
    status: 403,
    sentence: "This account is disabled. Ask a platform administrator.",
  },
  sign_up_closed: {
    status: 403,
    sentence: "Sign-up is closed until this installation is set up. Ask whoever runs it.",
  },
  password_short: {
    status: 400,
    sentence: "The password is too short. Use at least {least} characters.",
    field: "password",
  },
  password_long: {
    status: 400,
    sentence: "The password is too long. Use at most 256 characters.",
    field: "password",
  },
  password_common: {
    status: 400,
    sentence: "This password is among the first that others try. Choose a less common one.",
    field: "password",
  },
  password_personal: {
    status: 400,
    sentence: "The password contains {what}. Choose one that does not.",
    field: "password",
  },
  link_unknown: { status: 404, sentence: "This link is not known. Ask for a new one." },
  link_expired: { status: 410, sentence: "This link has expired. Sign in to have a new one sent." },
  link_used: { status: 410, sentence: "This link was used already. Sign in." },
  address_has_account: {
    status: 409,
    sentence: "This address has an account already. Sign in with it.",
  },
  wrong_password: {
    status: 403,
    sentence: "That is not the password you chose at sign-up. Try again.",
    field: "password",
  },
  wrong_current_password: {
    status: 403,
    sentence: "That is not your password. Try again.",
    field: "password",
  },
  already_set_up: { status: 404, sentence: "This installation is set up already. Sign in." },
  slug_taken: {
    status: 409,
    sentence: "Another organization has this address. Choose another.",
    field: "slug",
  },
  slug_needed: {
    status: 400,
    sentence: "No address can be made from this name. Enter one of a–z, 0–9 and hyphens.",
    field: "slug",
  },
  too_many: { status: 429, sentence: "That was tried too often. Wait {wait} and try again." },
  input: { status: 400, sentence: "Something in the form needs a change. Look at the marked fields." },
  busy: { status: 503, sentence: "Too much is happening at once. Try again in a moment." },
  unavailable: { status: 503, sentence: "The database does not answer. Try again in a moment." },
} as const satisfies Record<string, { status: number; sentence: string; field?: string }>;

export type RefusalCode = keyof typeof refusals;
export type Facts = Record<string, string | number>;

/** A "no" with its reason. The only error whose words reach a person. */
export class Refusal extends Error {
  readonly status: number;
  readonly field: string | undefined;

  constructor(
    readonly code: RefusalCode,
    readonly facts: Facts = {},
  ) {
    super(sentenceOf(code, facts));
    this.name = "Refusal";
    const entry: { status: number; field?: string } = refusals[code];
    this.status = entry.status;
    this.field = entry.field;
  }
}

/** Says no. @param facts fill the sentence's places */
export function refuse(code: RefusalCode, facts?: Facts): never {
  throw new Refusal(code, facts);
}

/** Refuses with what a policy found, or returns when it found nothing. */
export function refuseIf(reason: Reason | null): void {
  if (reason) refuse(reason.code, reason.facts);
}

/** What a `whyNot…` of the policy answers: nothing, or why not. */
export interface Reason {
  code: RefusalCode;
  facts?: Facts;
}

/** The sentence of a refusal with its facts filled in. */
export function sentenceOf(code: RefusalCode, facts: Facts = {}): string {
  return refusals[code].sentence.replaceAll(/\{(\w+)\}/g, (_, name: string) =>
    String(facts[name] ?? "somebody"),
  );
}
