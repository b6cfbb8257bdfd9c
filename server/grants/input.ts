import { z } from "zod/mini";
import { slug } from "@/server/organizations/input";
import { categories } from "@/server/policy/catalog";

const actions = z.array(z.string().check(z.maxLength(40))).check(z.maxLength(10));

/** What somebody is to hold in one category from now on; actions that are not named are taken away. */
export const setGrantsInput = z.strictObject({
  org: slug,
  id: z.uuid(),
  category: z.enum(categories),
  actions,
});

export const readGrantsInput = z.strictObject({ org: slug, id: z.uuid() });
