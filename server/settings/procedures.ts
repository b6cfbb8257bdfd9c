import { platformProcedure } from "@/server/trpc";
import { changePlatformSettings, readPlatformSettings } from "./change";
import { platformSettingsInput } from "./input";

export const settingsProcedures = {
  /** The settings of the platform (KIO-12). */
  settings: platformProcedure.query(({ ctx }) => ctx.read(readPlatformSettings)),

  /** "Pia changed the settings of the platform." */
  changeSettings: platformProcedure
    .input(platformSettingsInput)
    .mutation(({ ctx, input }) => changePlatformSettings(ctx, input)),
};
