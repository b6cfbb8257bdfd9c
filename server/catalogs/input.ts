import { z } from "zod/mini";
import { slug } from "@/server/organizations/input";
import { keyText } from "@/server/text/input";

export const switchesInput = z.strictObject({
  org: slug,
  version: z.int(),
  catalogs: z.array(keyText(80)).check(z.maxLength(100)),
  teamsOn: z.boolean(),
});
