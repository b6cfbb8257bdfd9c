/**
 * Every refusal of Gatehouse about permissions, sets and teams: its HTTP status, what is so and what to do, and the field it
 * belongs to. `{name}` in a sentence is filled from the facts given to `refuse`.
 */
export const permissionRefusals = {
  preset_unknown: {
    status: 400,
    sentence: "There is no such beginning. Choose from those shown.",
    field: "preset",
  },
  catalog_unknown: { status: 400, sentence: "There is no such catalog. Choose from those shown." },
  permission_requires: {
    status: 409,
    sentence: "{permission} needs {needs}. Give both, or neither.",
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
  unknown_permission: { status: 400, sentence: "There is no such permission. Choose from those shown." },
  set_name_taken: {
    status: 409,
    sentence: "Another permission set has this name, or one that looks the same. Choose another.",
    field: "name",
  },
  set_archived: { status: 409, sentence: "This permission set is archived. Clone it to use it again." },
  own_set: {
    status: 403,
    sentence: "You hold this permission set yourself. Ask a Manager to change it.",
  },
  difference_changed: {
    status: 409,
    sentence: "Somebody changed something meanwhile. What it means now is shown: look before you save.",
  },
  grant_unknown: { status: 409, sentence: "This was taken away meanwhile. The list is up to date again." },
  grant_end_past: {
    status: 400,
    sentence: "This day is over. Choose a later one, or none.",
    field: "endsOn",
  },
  grant_ends_first: {
    status: 400,
    sentence: "It would end before it begins. Choose a later day.",
    field: "endsOn",
  },
  teams_off: {
    status: 409,
    sentence: "{org} has teams switched off. Somebody who may change the settings can switch them on.",
  },
  team_name_taken: {
    status: 409,
    sentence: "Another team has this name, or one that looks the same. Choose another.",
    field: "name",
  },
  team_changed: {
    status: 409,
    sentence: "Somebody else saved {name} meanwhile. Look again before you save.",
  },
  team_not_yours: {
    status: 403,
    sentence: "Only Managers, and who was granted it, may do this to {name}. Ask one of them.",
  },
  own_team_place: {
    status: 403,
    sentence: "Nobody changes their own place in a team. Ask a Manager, or somebody else who leads it.",
  },
  team_has_grants: {
    status: 403,
    sentence: "{name} carries permissions, so only its leads and Managers add people. Ask one of them.",
  },
  team_stays_off: {
    status: 403,
    sentence: "{name} carries permissions, so only Managers switch it on again. Ask one of them.",
  },
  team_place_taken: { status: 409, sentence: "{name} is in this team already. There is nothing to add." },
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
    sentence: "Nobody grants permissions to themselves. Ask another Manager.",
  },
} as const satisfies Record<string, { status: number; sentence: string; field?: string }>;
