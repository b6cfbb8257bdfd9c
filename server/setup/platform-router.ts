import { inAccountTransaction } from "@/server/access/account";
import { spend } from "@/server/access/rate-limits";
import { deleteAccount } from "@/server/accounts/admin/changes/delete";
import { disableAccount, enableAccount } from "@/server/accounts/admin/changes/disable";
import { changeAccountEmail } from "@/server/accounts/admin/changes/email";
import {
  changeAccountEmailInput,
  endAccountInput,
  findSuccessorsInput,
  oneAccount,
} from "@/server/accounts/admin/changes/input";
import { accountChangeOptions, successorsOf } from "@/server/accounts/admin/changes/options";
import { listAccountsInput } from "@/server/accounts/admin/list/input";
import { accountsPage } from "@/server/accounts/admin/list/page";
import { personProcedures } from "@/server/accounts/admin/person/procedures";
import { hashOf } from "@/server/context";
import { mailProcedures } from "@/server/mail/admin/procedures";
import { networkOf } from "@/server/network";
import { organizationProcedures } from "@/server/organizations/admin/procedures";
import { requestProcedures } from "@/server/requests/admin/procedures";
import { settingsProcedures } from "@/server/settings/procedures";
import { platformProcedure, publicProcedure, router } from "@/server/trpc";
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
