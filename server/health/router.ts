import { orgProcedure, platformProcedure, router } from "@/server/trpc";
import { healthInput, healthKinds, platformHealthInput } from "./input";
import { activeManagers, countAiling, listAiling, platformCounts } from "./queries";

const countedUpTo = 1000;
const listed = 100;

export const healthRouter = router({
  /** What an organization's Managers should look after (KIO-25), and one kind of it as a list. */
  organization: orgProcedure("health.read")
    .input(healthInput)
    .query(({ ctx, input }) =>
      ctx.read(
        async (tx, { org }) => {
          const counts = await Promise.all(
            healthKinds.map(
              async (kind) => [kind, await countAiling(tx, kind, org.id, countedUpTo + 1)] as const,
            ),
          );
          return {
            managers: await activeManagers(tx, org.id),
            counts: Object.fromEntries(counts) as Record<(typeof healthKinds)[number], number>,
            rows: input.show ? [...(await listAiling(tx, input.show, org.id, listed))] : [],
          };
        },
        { patience: "2s" },
      ),
    ),

  /** The same over every organization, for PlatformAdmins. Counts are exact up to 1,000; 1,001 means more. */
  platform: platformProcedure.input(platformHealthInput).query(({ ctx, input }) =>
    ctx.readPlatform(async (tx) => ({
      counts: {
        ...(await platformCounts(tx, countedUpTo + 1)),
        invitations: await countAiling(tx, "invitations", null, countedUpTo + 1),
        grants: await countAiling(tx, "grants", null, countedUpTo + 1),
      },
      rows: input.show ? [...(await listAiling(tx, input.show, null, listed))] : [],
    })),
  ),
});
