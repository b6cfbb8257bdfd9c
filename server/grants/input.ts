import { z } from "zod/mini";
import { slug } from "@/server/organizations/input";

const keys = z.array(z.string().check(z.maxLength(80))).check(z.maxLength(500));

/** What somebody is to hold in one category from now on; permissions that are not named are taken away. */
export const setGrantsInput = z.strictObject({
  org: slug,
  id: z.uuid(),
  category: z.string().check(z.maxLength(80)),
  permissions: keys,
});

export const readGrantsInput = z.strictObject({ org: slug, id: z.uuid() });
