import { z } from "zod/mini";
import { slug } from "@/server/organizations/input";
import { description, previewToken, shortName } from "@/server/sets/input";
import { cursorText, lineText, searchText } from "@/server/text/input";

export const listTeamsInput = z.strictObject({
  org: slug,
  search: searchText,
  after: cursorText,
  before: cursorText,
});

export const oneTeam = z.strictObject({ org: slug, id: z.uuid() });

export const createTeamInput = z.strictObject({ org: slug, name: shortName, description });

export const editTeamInput = z.strictObject({
  org: slug,
  id: z.uuid(),
  name: shortName,
  description,
  version: z.int(),
});

/** What ends with a team that is deactivated or deleted, or begins again. */
export const teamEnds = ["deactivate", "activate", "delete"] as const;
export type TeamEnd = (typeof teamEnds)[number];

export const previewEndInput = z.strictObject({ org: slug, id: z.uuid(), what: z.enum(teamEnds) });
export const endTeamInput = z.strictObject({ org: slug, id: z.uuid(), what: z.enum(teamEnds), previewToken });

const place = { org: slug, id: z.uuid(), member: z.uuid() };
export const previewPlaceInput = z.strictObject({ ...place, what: z.enum(["add", "take"]) });
export const changePlaceInput = z.strictObject({ ...place, previewToken });
export type PlaceChange = Omit<z.infer<typeof previewPlaceInput>, "org">;
export const teamLeadInput = z.strictObject({ org: slug, id: z.uuid(), member: z.uuid(), lead: z.boolean() });

/** People who could be added, by a part of their name or address. */
export const findPeopleInput = z.strictObject({
  org: slug,
  id: z.uuid(),
  search: lineText(200, 1, "Enter part of a name or an email address."),
});

/** The teams of one person, and those they could be added to. */
export const teamsOfInput = z.strictObject({ org: slug, member: z.uuid() });
export const findTeamsInput = z.strictObject({
  org: slug,
  member: z.uuid(),
  search: z.optional(lineText(200)),
});
