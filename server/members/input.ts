import { z } from "zod/mini";
import { slug } from "@/server/organizations/input";

export const memberSorts = ["name", "email", "role", "joined"] as const;
export type MemberSort = (typeof memberSorts)[number];

/** Page, order and search of the user list. `after` and `before` are keys that an earlier page gave. */
export const listMembersInput = z.strictObject({
  org: slug,
  search: z.optional(z.string().check(z.maxLength(200))),
  sort: z._default(z.enum(memberSorts), "name"),
  descending: z._default(z.boolean(), false),
  after: z.optional(z.string().check(z.maxLength(1000))),
  before: z.optional(z.string().check(z.maxLength(1000))),
});
