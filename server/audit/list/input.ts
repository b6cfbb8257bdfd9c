import { z } from "zod/mini";
import { slug } from "@/server/organizations/input";
import { cleanLine } from "@/server/policy/text";

/** An address is typed, shared and bookmarked: what is not understood in it is ignored, never refused. */
const ignored = <T extends z.core.$ZodType>(schema: T) => z.catch(z.optional(schema), undefined);

const term = z.pipe(
  z.string(),
  z.transform((text) => cleanLine(text.slice(0, 200)) || undefined),
);

/** What narrows an audit: the list, its address and its export share it. Days are YYYY-MM-DD in UTC, `to` included. */
export const eventFilter = {
  /** The account of a person. */
  person: ignored(z.uuid()),
  /** The id of a permission set or a team: what was done to it. */
  about: ignored(z.uuid()),
  /** Part of the name or address of a person. */
  who: ignored(term),
  action: ignored(z.string().check(z.maxLength(80))),
  category: ignored(z.string().check(z.maxLength(80))),
  from: ignored(z.string().check(z.maxLength(40))),
  to: ignored(z.string().check(z.maxLength(40))),
};

const place = { after: ignored(z.string()), before: ignored(z.string()) };

export const eventFilterInput = z.object({ org: slug, ...eventFilter });
export const listEventsInput = z.object({ org: slug, ...eventFilter, ...place });
export const oneEventInput = z.object({ org: slug, seq: z.int().check(z.positive()) });

/** An organization by id, also one that is deleted, or by its address. */
const organization = z.string().check(z.maxLength(60));

export const listPlatformInput = z.object({ organization: ignored(organization), ...eventFilter, ...place });
export const onePlatformInput = z.object({
  organization: z.optional(organization),
  seq: z.int().check(z.positive()),
});

export const listOwnInput = z.object({ after: ignored(z.string()) });
export const oneOwnInput = z.object({ seq: z.int().check(z.positive()) });

export type EventFilter = Omit<z.infer<typeof eventFilterInput>, "org">;
export type ListPlace = { after?: string; before?: string };
