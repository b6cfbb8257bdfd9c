import { z } from "zod/mini";
import { personName as shownName } from "@/server/accounts/input";
import { dayOrNone } from "@/server/days/input";
import { slug } from "@/server/organizations/input";
import { roles } from "@/server/policy/roles";
import { reason } from "@/server/requests/input";

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
  expiresOn: z.optional(dayOrNone),
  carriesSettings: z.optional(z.boolean()),
});

export const removeMemberInput = z.strictObject({ org: slug, id: z.uuid(), reason });
