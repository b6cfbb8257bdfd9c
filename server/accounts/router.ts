import { inAccountTransaction } from "@/server/access/account";
import { listOwn } from "@/server/organizations/queries";
import { whyNotChange } from "@/server/policy/actor";
import { isActiveRow } from "@/server/policy/membership";
import { shownRole } from "@/server/policy/roles";
import { leastPasswordLengthOf, mayAnybodyFound, signUpState } from "@/server/setup/queries";
import { publicProcedure, router, signedInProcedure } from "@/server/trpc";
import { confirmAddress, confirmation } from "./confirm";
import { confirmEmail, emailLink } from "./email/confirm";
import { undoEmail, undoLink } from "./email/undo";
import { holderOf } from "./holder";
import {
  confirmInput,
  correctAddressInput,
  forgotPasswordInput,
  linkInput,
  proveInput,
  resetPasswordInput,
  signUpInput,
} from "./input";
import { landingFor } from "./landing";
import { forgotPassword } from "./password/forgot";
import { resetLink, resetPassword } from "./password/reset";
import { findPendingSignUp, pendingSignUp } from "./pending-sign-up";
import { reauthenticate } from "./reauthenticate";
import { sendAgain, startSignUp } from "./sign-up";

export const accountsRouter = router({
  /** "Wim signed up." The response doesn't reveal whether the address has an account (CASE-12). */
  signUp: publicProcedure.input(signUpInput).mutation(({ ctx, input }) => startSignUp(ctx, input)),

  /** What a confirmation link would do; opening it changes nothing. */
  confirmation: publicProcedure.input(linkInput).query(({ ctx, input }) => confirmation(ctx, input.token)),

  /** "Wim confirmed their address." */
  confirmAddress: publicProcedure
    .input(confirmInput)
    .mutation(({ ctx, input }) => confirmAddress(ctx, input)),

  /** This browser's unconfirmed sign-up, or null. */
  unconfirmed: publicProcedure.query(async ({ ctx }) => {
    const pending = await findPendingSignUp(ctx);
    return pending && { email: pending.email, organization: pending.organization, sentAt: pending.sentAt };
  }),

  /** Sends the link again. */
  resendConfirmation: publicProcedure.mutation(async ({ ctx }) => sendAgain(ctx, await pendingSignUp(ctx))),

  /** Sends the link to a corrected address instead; the first link stops working. */
  correctAddress: publicProcedure
    .input(correctAddressInput)
    .mutation(async ({ ctx, input }) => sendAgain(ctx, await pendingSignUp(ctx), input.email)),

  /** "A new password was requested for Mia." The response doesn't reveal whether the address has an account. */
  forgotPassword: publicProcedure
    .input(forgotPasswordInput)
    .mutation(({ ctx, input }) => forgotPassword(ctx, input)),

  /** What a password reset link would do; opening it changes nothing. */
  resetLink: publicProcedure.input(linkInput).query(({ input }) => resetLink(input.token)),

  /** "Mia chose a new password with an emailed link." */
  resetPassword: publicProcedure
    .input(resetPasswordInput)
    .mutation(({ ctx, input }) => resetPassword(ctx, input)),

  /** What a link to confirm a new address would do; opening it changes nothing. */
  emailLink: publicProcedure.input(linkInput).query(({ ctx, input }) => emailLink(ctx, input.token)),

  /** "Mia changed their address." */
  confirmEmail: publicProcedure.input(confirmInput).mutation(({ ctx, input }) => confirmEmail(ctx, input)),

  /** What a way back to an old address would do; opening it does nothing. */
  undoLink: publicProcedure.input(linkInput).query(({ input }) => undoLink(input.token)),

  /** "Mia took the change of their address back." */
  undoEmail: publicProcedure.input(linkInput).mutation(({ ctx, input }) => undoEmail(ctx, input)),

  /** Proves the password once more, for what asks for it. */
  prove: signedInProcedure
    .input(proveInput)
    .mutation(({ ctx, input }) => reauthenticate(ctx, input.password)),

  /** Whose session this browser has: an account's, or that of a sign-up which is not confirmed; null without one. */
  holder: publicProcedure.query(({ ctx }) => holderOf(ctx)),

  /** Who is signed in, and the organizations they can switch to. */
  me: signedInProcedure.query(({ ctx }) =>
    ctx.read(async (tx, person) => ({
      account: person.accountId,
      name: person.name,
      email: person.email,
      platformAdmin: person.platformAdmin,
      /** True while a PlatformAdmin chose to change nothing. */
      viewOnly: whyNotChange(person, ctx) !== null,
      organizations: (await listOwn(tx, person.accountId)).map((org) => ({
        slug: org.slug,
        name: org.name,
        role: shownRole(org.role),
        active: isActiveRow(org, new Date()),
      })),
    })),
  ),

  /** The platform's rules for signing up and for passwords. */
  rules: publicProcedure.query(() =>
    inAccountTransaction(async (tx) => ({
      // No sign-up before the installation is set up, even if the setting is on.
      ...(await signUpState(tx)),
      mayFound: await mayAnybodyFound(tx),
      leastPasswordLength: await leastPasswordLengthOf(tx),
    })),
  ),

  /** Where this browser belongs (CASE-14): /sign-in, /confirm, an organization, the platform, or /waiting. */
  landing: publicProcedure.query(({ ctx }) => landingFor(ctx)),
});
