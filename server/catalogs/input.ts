import { z } from "zod/mini";
import { slug } from "@/server/organizations/input";
import { previewToken } from "@/server/sets/input";
import { keyText } from "@/server/text/input";

const switches = {
  org: slug,
  version: z.int(),
  catalogs: z.array(keyText(80)).check(z.maxLength(100)),
  teamsOn: z.boolean(),
};
export const previewSwitchesInput = z.strictObject(switches);
export const switchesInput = z.strictObject({ ...switches, previewToken });
