/** The sentences of a decision. `{until}` is empty for what has no end. */
const sentences = {
  unknown: "{permission} isn’t in any catalog of {org}.",
  catalog_off: "“{permission}” belongs to the catalog “{catalog}”, which is turned off in {org}.",
  former: "“{former}” is now the action “{action}” of “{permission}”.",
  unknown_action: "{permission} has no action “{action}”.",
  no_member: "{name} isn’t a member of {org}.",
  platform_admin:
    "{name} is a platform admin, which gives no permissions by itself, and isn’t a member of {org}.",
  suspended: "{org} is suspended, so no one can do anything there.",
  account_disabled: "The account of {name} is disabled by the platform.",
  disabled: "{name}’s access to {org} is turned off.",
  unapproved: "{name} isn’t approved in {org}.",
  expired: "{name}’s membership of {org} ended on {when}.",
  manager: "{name} is a Manager of {org} and has every permission.",
  withheld: "A platform admin has withheld the settings of {org} from {name}.",
  nothing: "{name} has no active role, team, set or grant that includes “{permission}”.",
  granted: "It was granted to {name} directly{until}.",
  granted_later: "It was granted to {name} directly, starting {when}.",
  granted_over: "It was granted to {name} directly, but that ended on {when}.",
  by_set: "{name} has the permission set “{set}”{until}.",
  by_set_later: "{name} has the permission set “{set}”, starting {when}.",
  by_set_over: "{name} had the permission set “{set}”, but that ended on {when}.",
  by_team: "{name} is in the team “{team}”, which has it{until}.",
  by_team_later: "{name} is in the team “{team}”, which has it starting {when}.",
  by_team_over: "{name} is in the team “{team}”, which had it until {when}.",
  by_team_set: "{name} is in the team “{team}”, which has the permission set “{set}”{until}.",
  by_team_set_later: "{name} is in the team “{team}”, which has the permission set “{set}” starting {when}.",
  by_team_set_over: "{name} is in the team “{team}”, which had the permission set “{set}” until {when}.",
  teams_off: "{name} is in the team “{team}”, but teams are turned off in {org}.",
  team_inactive: "{name} is in the team “{team}”, but the team is deactivated.",
  prerequisite: "It needs “{needs}”, which {name} has.",
  prerequisite_missing: "It needs “{needs}”, which {name} doesn’t have, so it has no effect.",
  included: "“{by}”, which {name} has, includes the action “{action}”.",
  action_met: "The action “{action}” needs “{needs}”, which {name} has.",
  action_missing: "The action “{action}” needs “{needs}”, which {name} doesn’t have.",
  widened: "“{by}” extends it to everything in {org}.",
  assigned: "It covers what is assigned to {name}.",
  own: "It covers what is {name}’s own.",
} as const;

export type BecauseCode = keyof typeof sentences;
export const becauseCodes = Object.keys(sentences) as BecauseCode[];

type Said = Record<string, string | number | null>;

/** One step of a decision: what was found, and the sentence that says so. */
export interface Because {
  code: BecauseCode;
  says: string;
  /** Where names stand in `says`, from and to in UTF-16 units: a browser that translates leaves them as they are. */
  names: [from: number, to: number][];
}

/** The places of a sentence that hold what somebody chose as a name. */
const named = new Set(["name", "org", "team", "set", "catalog"]);

/** @param facts fill the places of the sentence; a number is a moment, and `until` may be null */
export function because(code: BecauseCode, facts: Said): Because {
  const names: Because["names"] = [];
  let says = "";
  // Every second part is the name of a place.
  for (const [at, part] of sentences[code].split(/\{(\w+)\}/).entries()) {
    const text = at % 2 === 0 ? part : inPlace(part, facts[part] ?? null);
    if (at % 2 === 1 && named.has(part)) names.push([says.length, says.length + text.length]);
    says += text;
  }
  return { code, says, names };
}

function inPlace(place: string, value: string | number | null): string {
  if (place === "until") return typeof value === "number" ? `, until ${moment(value)}` : "";
  return typeof value === "number" ? moment(value) : (value ?? "");
}

// Created once: constructing one costs more than a whole decision.
const day = new Intl.DateTimeFormat("en-GB", {
  day: "numeric",
  month: "short",
  year: "numeric",
  hour: "2-digit",
  minute: "2-digit",
  second: "2-digit",
  timeZone: "UTC",
});

/** "30 Nov 2026, 23:59:59 UTC": who asks why at 00:00:00 must see that it is over. */
const moment = (at: number) => `${day.format(at)} UTC`;
