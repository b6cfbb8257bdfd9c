import { orgProcedure, platformProcedure, router } from "@/server/trpc";
import { healthInput, platformHealthInput } from "./input";
import { ailingPage } from "./page";
import { countAiling, organizationCounts, platformCounts } from "./queries";

const countedUpTo = 1000;
const cap = countedUpTo + 1;

export const healthRouter = router({
  /**
   * What an organization's Managers should look after (KIO-25), and a page of one kind of it. Counts are exact up to
   * 1,000; 1,001 means more.
   */
  organization: orgProcedure("health.read")
    .input(healthInput)
    .query(({ ctx, input }) =>
      ctx.read(
        async (tx, { org }) => {
          const { managers, ...elsewhere } = await organizationCounts(tx, org.id, cap);
          return {
            managers,
            counts: {
              ...elsewhere,
              never: await countAiling(tx, "never", org.id, cap),
              inactive: await countAiling(tx, "inactive", org.id, cap),
              grants: await countAiling(tx, "grants", org.id, cap),
            },
            list: input.show ? await ailingPage(tx, input.show, org.id, input.after) : null,
          };
        },
        { patience: "2s" },
      ),
    ),

  /** The same over every organization, for PlatformAdmins. */
  platform: platformProcedure.input(platformHealthInput).query(({ ctx, input }) =>
    ctx.read(async (tx) => ({
      counts: {
        ...(await platformCounts(tx, cap)),
        invitations: await countAiling(tx, "invitations", null, cap),
        grants: await countAiling(tx, "grants", null, cap),
      },
      list: input.show ? await ailingPage(tx, input.show, null, input.after) : null,
    })),
  ),
});
