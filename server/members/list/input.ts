import { z } from "zod/mini";
import { slug } from "@/server/organizations/input";
import { memberStatuses } from "@/server/policy/member-status";
import { roles } from "@/server/policy/roles";
import { cursorText, ignored, searchText } from "@/server/text/input";

export const memberSorts = ["name", "email", "role", "joined"] as const;
export type MemberSort = (typeof memberSorts)[number];

/** Who is asked for, and in which order: what the list, its address and its export share. */
export const memberFilterInput = z.object({
  org: slug,
  search: searchText,
  name: searchText,
  email: searchText,
  role: ignored(z.enum(roles)),
  status: ignored(z.enum(memberStatuses)),
  sort: z.catch(z._default(z.enum(memberSorts), "name"), "name"),
  descending: z.catch(z._default(z.boolean(), false), false),
});

/** `after` and `before` are keys that an earlier page gave. */
export const listMembersInput = z.extend(memberFilterInput, {
  /** Whether each row names its teams; asked for with their column. */
  teams: ignored(z.boolean()),
  after: cursorText,
  before: cursorText,
});

export type MemberFilter = z.infer<typeof memberFilterInput>;
