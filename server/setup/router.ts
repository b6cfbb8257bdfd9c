import { inAccountTransaction } from "@/server/access/account";
import { spend } from "@/server/access/rate-limits";
import { hashOf } from "@/server/context";
import { networkOf } from "@/server/network";
import { publicProcedure, router } from "@/server/trpc";
import { setupInput, setupStateInput } from "./input";
import { isSetupLinkOpen } from "./queries";
import { setUp } from "./set-up";

export const setupRouter = router({
  /** Whether a setup link still opens the setup page. */
  state: publicProcedure.input(setupStateInput).query(async ({ input }) => ({
    open: await inAccountTransaction((tx) => isSetupLinkOpen(tx, hashOf(input.token))),
  })),

  /** "Pia set up this installation." */
  complete: publicProcedure.input(setupInput).mutation(async ({ ctx, input }) => {
    const network = networkOf(ctx.ip);
    if (network) await spend(["sign_up.address", network]);
    return setUp(ctx, input);
  }),
});
