import { z } from "zod/mini";
import { slug } from "@/server/organizations/input";
import { reason } from "@/server/requests/input";
import { mark } from "@/server/sets/input";

const key = z.string().check(z.minLength(1), z.maxLength(80));

/** What somebody is to hold in one category from now on; permissions that are not named are taken away. */
export const setGrantsInput = z.strictObject({
  org: slug,
  id: z.uuid(),
  category: key,
  permissions: z.array(key).check(z.maxLength(500)),
});

export const readGrantsInput = z.strictObject({ org: slug, id: z.uuid() });

const day = z.optional(z.nullable(z.iso.date("Choose a day that exists.")));

const changes = {
  /** A person's membership or a team. */
  to: z.union([z.strictObject({ member: z.uuid() }), z.strictObject({ team: z.uuid() })]),
  give: z
    .array(z.union([z.strictObject({ permission: key }), z.strictObject({ set: z.uuid() })]))
    .check(z.maxLength(200)),
  /** Grants, by id. */
  take: z.array(z.uuid()).check(z.maxLength(200)),
  startsOn: day,
  endsOn: day,
  /** Also gives what is missing for what is given. */
  addMissing: z.optional(z.boolean()),
};

export const previewGrantsInput = z.strictObject({ org: slug, ...changes });
export const changeGrantsInput = z.strictObject({ org: slug, ...changes, reason, mark });
