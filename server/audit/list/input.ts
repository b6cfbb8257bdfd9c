import { z } from "zod/mini";
import { slug } from "@/server/organizations/input";
import { cursorText, ignored, keyText, searchText } from "@/server/text/input";

/** What narrows an audit: the list, its address and its export share it. Days are YYYY-MM-DD in UTC, `to` included. */
export const eventFilter = {
  /** The account of a person. */
  person: ignored(z.uuid()),
  /** The id of a permission set or a team: what was done to it. */
  about: ignored(z.uuid()),
  /** Part of the name or address of a person. */
  who: searchText,
  action: ignored(keyText(80)),
  category: ignored(keyText(80)),
  from: ignored(keyText(40)),
  to: ignored(keyText(40)),
};

const place = { after: cursorText, before: cursorText };

export const eventFilterInput = z.object({ org: slug, ...eventFilter });
export const listEventsInput = z.object({ org: slug, ...eventFilter, ...place });
export const oneEventInput = z.object({ org: slug, seq: z.int().check(z.positive()) });

/** An organization by id, also one that is deleted, or by its address. */
const organization = keyText(60);

export const listPlatformInput = z.object({ organization: ignored(organization), ...eventFilter, ...place });
export const onePlatformInput = z.object({
  organization: z.optional(organization),
  seq: z.int().check(z.positive()),
});

export const listOwnInput = z.object({ after: cursorText, views: ignored(z.boolean()) });
export const oneOwnInput = z.object({ seq: z.int().check(z.positive()) });

export type EventFilter = Omit<z.infer<typeof eventFilterInput>, "org">;
export type ListPlace = { after?: string; before?: string };
