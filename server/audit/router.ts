import { orgProcedure, platformProcedure, router, signedInProcedure } from "@/server/trpc";
import { getEvent } from "./get-event";
import {
  listEventsInput,
  listOwnInput,
  listPlatformInput,
  oneEventInput,
  oneOwnInput,
  onePlatformInput,
} from "./list/input";
import { auditPage } from "./list/page";
import { ownEvent, ownPage } from "./own/page";
import { platformEvent, platformPage } from "./platform/page";
import { accessOnInput } from "./point-in-time/input";
import { accessMomentTarget, accessPage, pointInTimeView } from "./point-in-time/page";
import { auditLogTarget, definedOnly } from "./target";

export const auditRouter = router({
  /**
   * One page of what happened in an organization (KIO-26): all of it with `audit.view`, else one's own part of it
   * . Who looks at all of it is recorded.
   */
  list: orgProcedure("audit.read_own")
    .input(listEventsInput)
    .query(async ({ ctx, input }) => {
      const page = await ctx.read((tx, context) => auditPage(tx, context, input));
      if (page.all) {
        const { org: _, after: __, before: ___, ...filter } = input;
        await ctx.logAccess({ action: "audit.viewed", target: auditLogTarget, view: definedOnly(filter) });
      }
      return page;
    }),

  /** One event by its number, which success messages lead to (KMP-4). */
  get: orgProcedure("audit.read_own")
    .input(oneEventInput)
    .query(({ ctx, input }) => ctx.read((tx, context) => getEvent(tx, context, input.seq))),

  /** Who belonged to an organization at a past moment, as what, and whether it gave them access (KIO-26). */
  on: orgProcedure("audit.view")
    .input(accessOnInput)
    .query(async ({ ctx, input }) => {
      const page = await ctx.read((tx, context) => accessPage(tx, context, input));
      await ctx.logAccess({
        action: "access.viewed",
        target: accessMomentTarget(page.at),
        view: pointInTimeView(page.at, input.who),
      });
      return page;
    }),

  /** What the signed-in person did, and what was done to them, everywhere (KMP-6, X-15). */
  mine: signedInProcedure
    .input(listOwnInput)
    .query(({ ctx, input }) => ctx.read((tx, person) => ownPage(tx, person, input))),

  /** One entry about the signed-in person's own account. */
  mineOne: signedInProcedure
    .input(oneOwnInput)
    .query(({ ctx, input }) => ctx.read((tx, person) => ownEvent(tx, person, input.seq))),

  /** What happened to the platform, or in any organization, archived ones too; for PlatformAdmins. */
  platformList: platformProcedure
    .input(listPlatformInput)
    .query(({ ctx, input }) => ctx.read((tx) => platformPage(tx, input))),

  /** One entry of those. */
  platformGet: platformProcedure
    .input(onePlatformInput)
    .query(({ ctx, input }) => ctx.read((tx) => platformEvent(tx, input))),
});
