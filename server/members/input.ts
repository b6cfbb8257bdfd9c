import { z } from "zod/mini";
import { personName as shownName } from "@/server/accounts/input";
import { slug } from "@/server/organizations/input";
import { roles } from "@/server/policy/roles";
import { reason } from "@/server/requests/input";

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

export const oneMember = z.strictObject({ org: slug, id: z.uuid() });

export const changeRoleInput = z.strictObject({
  org: slug,
  id: z.uuid(),
  role: z.enum(roles, "Choose one of the three roles."),
});

/** What Edit User saves; a part that is not given stays as it is. */
export const editMemberInput = z.strictObject({
  org: slug,
  id: z.uuid(),
  displayName: z.optional(z.nullable(shownName)),
  enabled: z.optional(z.boolean()),
  approved: z.optional(z.boolean()),
  expiresOn: z.optional(z.nullable(z.iso.date("Choose a day that exists."))),
  carriesSettings: z.optional(z.boolean()),
});

export const removeMemberInput = z.strictObject({ org: slug, id: z.uuid(), reason });
