import { z } from "zod/mini";
import { slug } from "@/server/organizations/input";
import { memberStatuses } from "@/server/policy/member-status";
import { roles } from "@/server/policy/roles";
import { cleanLine } from "@/server/policy/text";

export const memberSorts = ["name", "email", "role", "joined"] as const;
export type MemberSort = (typeof memberSorts)[number];

/** What somebody looks for; the rest of a longer one is not read. */
const term = z.pipe(
  z.string(),
  z.transform((text) => cleanLine(text.slice(0, 200)) || undefined),
);

/** An address is typed, shared and bookmarked: what is not understood in it is ignored, never refused. */
const ignored = <T extends z.core.$ZodType>(schema: T) => z.catch(z.optional(schema), undefined);

/** What a search box gives: nothing, where nothing in it can be looked for. */
export const searchTerm = ignored(term);

/** Who is asked for, and in which order: what the list, its address and its export share. */
export const memberFilterInput = z.object({
  org: slug,
  search: searchTerm,
  name: searchTerm,
  email: searchTerm,
  role: ignored(z.enum(roles)),
  status: ignored(z.enum(memberStatuses)),
  sort: z.catch(z._default(z.enum(memberSorts), "name"), "name"),
  descending: z.catch(z._default(z.boolean(), false), false),
});

/** `after` and `before` are keys that an earlier page gave. */
export const listMembersInput = z.extend(memberFilterInput, {
  after: ignored(z.string()),
  before: ignored(z.string()),
});

export type MemberFilter = z.infer<typeof memberFilterInput>;
