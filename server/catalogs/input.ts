import { z } from "zod/mini";
import { slug } from "@/server/organizations/input";

export const switchesInput = z.strictObject({
  org: slug,
  version: z.int(),
  catalogs: z.array(z.string().check(z.maxLength(80))).check(z.maxLength(100)),
  teamsOn: z.boolean(),
});
