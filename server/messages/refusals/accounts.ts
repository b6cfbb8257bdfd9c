/**
 * Every refusal of Gatehouse about accounts, sessions and passwords: its HTTP status, what is so and what to do, and the field it
 * belongs to. `{name}` in a sentence is filled from the facts given to `refuse`.
 */
export const accountRefusals = {
  signed_out: { status: 401, sentence: "You are not signed in. Sign in and try again." },
  other_account: {
    status: 409,
    sentence:
      "You are now signed in as {name} ({email}), but this page was opened with another account, so nothing was sent. Reload the page to continue as {name}, or sign in with the other account in a new tab and try again here.",
  },
  address_unconfirmed: {
    status: 403,
    sentence: "Your address isn’t confirmed yet. Open the link we emailed you.",
  },
  last_platform_admin: {
    status: 409,
    sentence: "The platform needs at least one platform admin. Make someone else a platform admin first.",
  },
  step_up: {
    status: 403,
    sentence: "This needs your password. Enter it to continue.",
  },
  account_disabled: {
    status: 403,
    sentence: "This account is disabled. Contact a platform admin.",
  },
  account_changed: {
    status: 409,
    sentence: "This account was just changed. Sign in again.",
  },
  sign_up_closed: {
    status: 403,
    sentence: "Sign-up is closed until this installation is set up. Contact its operator.",
  },
  sign_up_off: {
    status: 403,
    sentence: "New accounts need an invitation. Ask a manager to invite you.",
  },
  founding_closed: {
    status: 403,
    sentence: "Only platform admins can create organizations. Contact a platform admin.",
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
    sentence: "This password is too common. Choose another one.",
    field: "password",
  },
  password_personal: {
    status: 400,
    sentence: "The password contains {what}. Choose one that doesn’t.",
    field: "password",
  },
  link_unknown: { status: 404, sentence: "This link isn’t valid. Ask for a new one." },
  link_expired: { status: 410, sentence: "This link has expired. Sign in to get a new one." },
  link_used: { status: 410, sentence: "This link has already been used. Sign in." },
  mail_link_used: {
    status: 410,
    sentence: "This link has already been used. Ask for a new one if you need it.",
  },
  mail_link_replaced: {
    status: 410,
    sentence: "This link no longer works. Use the latest email, or ask for a new one.",
  },
  mail_link_expired: { status: 410, sentence: "This link has expired. Ask for a new one." },
  address_has_account: {
    status: 409,
    sentence: "This address already has an account. Sign in with it.",
  },
  wrong_password: {
    status: 403,
    sentence: "That isn’t the password you chose at sign-up. Try again.",
    field: "password",
  },
  wrong_current_password: {
    status: 403,
    sentence: "That isn’t your password. Try again.",
    field: "password",
  },
  current_password: {
    status: 403,
    sentence: "That isn’t your password. Try again.",
    field: "current",
  },
  password_same: {
    status: 409,
    sentence: "This is already your password. Choose another one.",
    field: "password",
  },
  email_unchanged: {
    status: 409,
    sentence: "This is already your address. Enter another one.",
    field: "email",
  },
  email_is_theirs: {
    status: 409,
    sentence: "{name} already has this address. Enter another one.",
    field: "email",
  },
  sole_manager: {
    status: 409,
    sentence: "You are the last Manager of {org}. Ask a platform admin to add another one first.",
  },
  sole_keeper: {
    status: 409,
    sentence:
      "You are the last Manager of {org} who can change its settings. Ask a platform admin to let another Manager change them first.",
  },
  own_account: {
    status: 403,
    sentence: "This is your own account. Change it on your account page, or ask another platform admin.",
  },
  account_unchanged: {
    status: 409,
    sentence: "The account of {name} is already {state}. Nothing was changed.",
  },
  successor_needed: {
    status: 409,
    sentence:
      "{org} would have no Manager who can change its settings. Name a successor among its members, or suspend it.",
  },
  successor_gone: {
    status: 409,
    sentence: "The successor you named for {org} cannot become its Manager. Choose another one.",
  },
  mail_is_settled: {
    status: 409,
    sentence: "This email has already been handled. The list is up to date again.",
  },
  mail_text_gone: {
    status: 409,
    sentence: "This email can’t be resent. Ask them to request a new one, then dismiss it.",
  },
  session_over: { status: 409, sentence: "This device is already signed out. The list is up to date again." },
  already_set_up: { status: 404, sentence: "This installation is already set up. Sign in." },
  slug_needed: {
    status: 400,
    sentence: "This name gives no address. Enter one with a–z, 0–9 and hyphens.",
    field: "slug",
  },
  too_many: { status: 429, sentence: "Too many attempts. Wait {wait} and try again." },
} as const satisfies Record<string, { status: number; sentence: string; field?: string }>;
