/** The sentences of a decision. `{until}` is empty for what has no end. */
const sentences = {
  unknown: "{permission} stands in no catalog of {org}.",
  catalog_off: "“{permission}” belongs to the catalog “{catalog}”, which is switched off in {org}.",
  former: "“{former}” is now the action “{action}” of “{permission}”.",
  unknown_action: "{permission} knows no action “{action}”.",
  no_member: "{name} does not belong to {org}.",
  platform_admin: "{name} is a PlatformAdmin, which carries no permission, and does not belong to {org}.",
  suspended: "{org} is suspended, so nobody may do anything there.",
  account_disabled: "The account of {name} is disabled by the platform.",
  disabled: "{name}’s access to {org} is switched off.",
  unapproved: "{name} is not approved in {org}.",
  expired: "{name}’s membership of {org} ended on {when}.",
  manager: "{name} is a Manager of {org} and carries every permission.",
  withheld: "A platform administrator keeps the settings of {org} from {name}.",
  nothing: "Nothing that counts now gives {name} “{permission}”.",
  granted: "It was granted to {name} directly{until}.",
  granted_later: "It was granted to {name} directly, from {when} on.",
  granted_over: "It was granted to {name} directly, which ended on {when}.",
  by_set: "{name} holds the permission set “{set}”{until}.",
  by_set_later: "{name} holds the permission set “{set}” from {when} on.",
  by_set_over: "{name} held the permission set “{set}”, which ended on {when}.",
  by_team: "{name} is in the team “{team}”, to which it was granted{until}.",
  by_team_later: "{name} is in the team “{team}”, to which it is granted from {when} on.",
  by_team_over: "{name} is in the team “{team}”, to which it was granted until {when}.",
  by_team_set: "{name} is in the team “{team}”, which holds the permission set “{set}”{until}.",
  by_team_set_later: "{name} is in the team “{team}”, which holds the permission set “{set}” from {when} on.",
  by_team_set_over: "{name} is in the team “{team}”, which held the permission set “{set}” until {when}.",
  teams_off: "{name} is in the team “{team}”, but {org} has teams switched off.",
  team_inactive: "{name} is in the team “{team}”, but the team is deactivated.",
  prerequisite: "It needs “{needs}”, which {name} has.",
  prerequisite_missing: "It needs “{needs}”, which {name} does not have: until then it gives nothing.",
  included: "“{by}”, which {name} has, includes the action “{action}”.",
  action_met: "To {action} needs “{needs}”, which {name} has.",
  action_missing: "To {action} needs “{needs}”, which {name} does not have.",
  widened: "“{by}” widens it to everything in {org}.",
  assigned: "It reaches what is assigned to {name}.",
  own: "It reaches what is {name}’s own.",
} as const;

export type BecauseCode = keyof typeof sentences;
export const becauseCodes = Object.keys(sentences) as BecauseCode[];

type Said = Record<string, string | number | null>;

/** One step of a decision: what was found, and the sentence that says so. */
export interface Because {
  code: BecauseCode;
  says: string;
}

/** @param facts fill the places of the sentence; a number is a moment, and `until` may be null */
export function because(code: BecauseCode, facts: Said): Because {
  const says = sentences[code].replaceAll(/\{(\w+)\}/g, (_, place: string) => {
    const value = facts[place];
    if (place === "until") return typeof value === "number" ? `, until ${moment(value)}` : "";
    return typeof value === "number" ? moment(value) : String(value ?? "");
  });
  return { code, says };
}

// Made once: to make one costs more than a whole decision.
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
