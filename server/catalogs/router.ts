import { orgOnly } from "@/server/organizations/input";
import { orgProcedure, router, signedInProcedure } from "@/server/trpc";
import { previewSwitchesInput, switchesInput } from "./input";
import { presetsOffered } from "./preset";
import { changeSwitches, previewSwitches, readSwitches } from "./switch";

export const catalogsRouter = router({
  /** What a new organization can begin with. */
  presets: signedInProcedure.query(({ ctx }) => ctx.read(async () => presetsOffered())),

  /** Which catalogs an organization has, and whether it has teams. */
  switches: orgProcedure("settings.read")
    .input(orgOnly)
    .query(({ ctx }) => ctx.read(readSwitches)),

  /** Who would gain and who would lose what by switching catalogs or teams on or off. */
  preview: orgProcedure("settings.change")
    .input(previewSwitchesInput)
    .query(({ ctx, input: { org: _, ...wanted } }) =>
      ctx.read((tx, context) => previewSwitches(tx, context, wanted)),
    ),

  /** "Olive changed the settings of Acme." */
  change: orgProcedure("settings.change")
    .input(switchesInput)
    .mutation(({ ctx, input }) => ctx.change((tx, context) => changeSwitches(tx, context, input))),
});
