import { platformProcedure } from "@/server/trpc";
import { deleteAccount } from "./changes/delete";
import { disableAccount, enableAccount } from "./changes/disable";
import { changeAccountEmail } from "./changes/email";
import { changeAccountEmailInput, endAccountInput, findSuccessorsInput, oneAccount } from "./changes/input";
import { accountChangeOptions, successorsOf } from "./changes/options";
import { listAccountsInput } from "./list/input";
import { accountsPage } from "./list/page";
import { personProcedures } from "./person/procedures";

export const accountProcedures = {
  ...personProcedures,

  /** One account, with the reasons why it can’t be changed, if any. */
  accountStanding: platformProcedure
    .input(oneAccount)
    .query(({ ctx, input }) => ctx.read((tx, { actorId }) => accountChangeOptions(tx, actorId, input.id))),

  /** Up to twenty Members who could succeed the last Manager of an organization, by part of their name or address. */
  findSuccessors: platformProcedure
    .input(findSuccessorsInput)
    .query(({ ctx, input }) => ctx.read((tx) => successorsOf(tx, input))),

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
    .query(({ ctx, input }) => ctx.read((tx) => accountsPage(tx, input))),
};
