import { hashOf } from "@/server/context";
import { inAccountTransaction } from "@/server/doors/auth";
import { spend } from "@/server/limits";
import { networkOf } from "@/server/network";
import { platformProcedure, publicProcedure, router } from "@/server/trpc";
import { deleteAccount } from "./accounts/changes/delete";
import { disableAccount, enableAccount } from "./accounts/changes/disable";
import { changeAccountEmail } from "./accounts/changes/email";
import {
  changeAccountEmailInput,
  endAccountInput,
  findSuccessorsInput,
  oneAccount,
} from "./accounts/changes/input";
import { accountChangeOptions, successorsOf } from "./accounts/changes/standing";
import { listAccountsInput } from "./accounts/list/input";
import { accountsPage } from "./accounts/list/page";
import { personProcedures } from "./accounts/person/procedures";
import { setupInput, setupStateInput } from "./input";
import { mailProcedures } from "./mail/procedures";
import { organizationProcedures } from "./organizations/procedures";
import { isSetupLinkOpen } from "./queries";
import { requestProcedures } from "./requests/procedures";
import { settingsProcedures } from "./settings/procedures";
import { setUp } from "./setup";

export const setupRouter = router({
  /** Whether a setup link still opens the setup page. */
  state: publicProcedure
    .input(setupStateInput)
    .query(async ({ input }) => ({
      open: await inAccountTransaction((tx) => isSetupLinkOpen(tx, hashOf(input.token))),
    })),

  /** "Pia set up this installation." */
  complete: publicProcedure.input(setupInput).mutation(async ({ ctx, input }) => {
    const network = networkOf(ctx.ip);
    if (network) await spend(["sign_up.address", network]);
    return setUp(ctx, input);
  }),
});

export const platformRouter = router({
  ...organizationProcedures,
  ...personProcedures,
  ...requestProcedures,
  ...settingsProcedures,
  ...mailProcedures,

  /** One account, with what stands in the way of changing it. */
  accountStanding: platformProcedure
    .input(oneAccount)
    .query(({ ctx, input }) =>
      ctx.readPlatform((tx, actorId) => accountChangeOptions(tx, actorId, input.id)),
    ),

  /** Up to twenty Members who could follow the last Manager of an organization, by a part of their name or address. */
  findSuccessors: platformProcedure
    .input(findSuccessorsInput)
    .query(({ ctx, input }) => ctx.readPlatform((tx) => successorsOf(tx, input))),

  /** "Pia disabled the account of Mia." */
  disableAccount: platformProcedure
    .input(endAccountInput)
    .mutation(({ ctx, input }) => disableAccount(ctx, input)),

  /** "Pia enabled the account of Mia." */
  enableAccount: platformProcedure.input(oneAccount).mutation(({ ctx, input }) => enableAccount(ctx, input)),

  /** "Pia deleted the account of Mia." */
  deleteAccount: platformProcedure
    .input(endAccountInput)
    .mutation(({ ctx, input }) => deleteAccount(ctx, input)),

  /** "Pia changed the address of Mia's account." */
  changeAccountEmail: platformProcedure
    .input(changeAccountEmailInput)
    .mutation(({ ctx, input }) => changeAccountEmail(ctx, input)),

  /** Every account of the platform by name, 50 at a time (KIO-2, KIO-12). */
  accounts: platformProcedure
    .input(listAccountsInput)
    .query(({ ctx, input }) => ctx.readPlatform((tx) => accountsPage(tx, input))),
});
