/**
 * Every refusal of Gatehouse about permissions, sets and teams: its HTTP status, what is so and what to do, and the field it
 * belongs to. `{name}` in a sentence is filled from the facts given to `refuse`.
 */
export const permissionRefusals = {
  preset_unknown: {
    status: 400,
    sentence: "There is no such preset. Choose one from the list.",
    field: "preset",
  },
  catalog_unknown: { status: 400, sentence: "There is no such catalog. Choose one from the list." },
  permission_requires: {
    status: 409,
    sentence: "{permission} needs {needs}. Grant both, or neither.",
  },
  permission_outlives: {
    status: 409,
    sentence: "{permission} needs {needs}, which {name} has only until {when}. Give both, or end it by then.",
  },
  granted_already: {
    status: 409,
    sentence: "{name} has {what} already, {when}. Change its dates instead of giving it twice.",
    field: "what",
  },
  unknown_permission: { status: 400, sentence: "There is no such permission. Choose one from the list." },
  set_name_taken: {
    status: 409,
    sentence: "Another permission set has this name, or one that looks the same. Choose another.",
    field: "name",
  },
  set_archived: { status: 409, sentence: "This permission set is archived. Clone it to use it again." },
  own_set: {
    status: 403,
    sentence: "You have this permission set yourself. Ask a Manager to change it.",
  },
  difference_changed: {
    status: 409,
    sentence: "Something has changed since. The preview is up to date again: check it before you save.",
  },
  grant_unknown: { status: 409, sentence: "This has already been removed. The list is up to date again." },
  grant_end_past: {
    status: 400,
    sentence: "This day is in the past. Choose a later one, or leave it blank.",
    field: "endsOn",
  },
  grant_ends_first: {
    status: 400,
    sentence: "This would end before it starts. Choose a later day.",
    field: "endsOn",
  },
  teams_off: {
    status: 409,
    sentence: "Teams are turned off in {org}. They can be turned on in the settings.",
  },
  team_name_taken: {
    status: 409,
    sentence: "Another team has this name, or one that looks the same. Choose another.",
    field: "name",
  },
  team_changed: {
    status: 409,
    sentence: "Someone else has just saved {name}. Check again before you save.",
  },
  team_not_yours: {
    status: 403,
    sentence: "Only Managers and people with permission to manage teams can change {name}. Ask one of them.",
  },
  own_team_place: {
    status: 403,
    sentence: "You can’t change your own place in a team. Ask a Manager or another lead.",
  },
  team_has_grants: {
    status: 403,
    sentence: "{name} has permissions, so only its leads and Managers can add people. Ask one of them.",
  },
  team_stays_off: {
    status: 403,
    sentence: "{name} has permissions, so only Managers can activate it again. Ask one of them.",
  },
  team_place_taken: { status: 409, sentence: "{name} is already in this team. There is nothing to add." },
  team_place_gone: {
    status: 409,
    sentence: "{name} is no longer in this team. The list is up to date again.",
  },
  switch_grants: {
    status: 403,
    sentence:
      "Switching this on gives people permissions, so only a Manager or a platform administrator can do it. Ask one of them.",
  },
  own_grants: {
    status: 403,
    sentence: "You can’t grant permissions to yourself. Ask another Manager.",
  },
} as const satisfies Record<string, { status: number; sentence: string; field?: string }>;
