import type { Caller } from "@/server/context";
import { authDoor } from "@/server/doors/auth";
import { type Person, readOwn } from "@/server/doors/person";
import type { Tx } from "@/server/doors/transaction";
import { Refusal, refuse } from "@/server/errors";
import { findListed, listOwn } from "@/server/organizations/queries";
import { leastPasswordLengthOf, mayAnybodyFound, signUpState } from "@/server/platform/queries";
import { whyNotChange } from "@/server/policy/actor";
import { landing } from "@/server/policy/landing";
import { isActiveRow } from "@/server/policy/membership";
import { shownRole } from "@/server/policy/roles";
import { liveSession } from "@/server/sessions/queries";
import { touchSession } from "@/server/sessions/touch";
import { publicProcedure, router, signedInProcedure } from "@/server/trpc";
import { confirmAddress, confirmation } from "./confirm";
import { confirmEmail, emailLink } from "./email/confirm";
import { undoEmail, undoLink } from "./email/undo";
import {
  confirmationInput,
  confirmInput,
  correctAddressInput,
  forgotPasswordInput,
  linkInput,
  proveInput,
  resetPasswordInput,
  signUpInput,
} from "./input";
import { forgotPassword } from "./password/forgot";
import { resetLink, resetPassword } from "./password/reset";
import { prove } from "./prove";
import { findSignUp } from "./queries";
import { sendAgain, signUp } from "./sign-up";

export const accountsRouter = router({
  /** "Wim signed up." The answer is the same whoever has the address (CASE-12). */
  signUp: publicProcedure.input(signUpInput).mutation(({ ctx, input }) => signUp(ctx, input)),

  /** What a confirmation link would do; opening it does nothing. */
  confirmation: publicProcedure
    .input(confirmationInput)
    .query(({ ctx, input }) => confirmation(ctx, input.token)),

  /** "Wim confirmed their address." */
  confirmAddress: publicProcedure
    .input(confirmInput)
    .mutation(({ ctx, input }) => confirmAddress(ctx, input)),

  /** The sign-up that this browser waits with, or null when there is none (no longer). */
  unconfirmed: publicProcedure.query(async ({ ctx }) => {
    const pending = await pendingSignUp(ctx);
    return pending && { email: pending.email, organization: pending.organization, sentAt: pending.sentAt };
  }),

  /** Sends the link again. */
  resendConfirmation: publicProcedure.mutation(async ({ ctx }) => {
    const pending = await pendingSignUp(ctx);
    if (!pending) refuse("signed_out");
    return sendAgain(ctx, pending);
  }),

  /** Sends the link to a corrected address instead; the first one dies. */
  correctAddress: publicProcedure.input(correctAddressInput).mutation(async ({ ctx, input }) => {
    const pending = await pendingSignUp(ctx);
    if (!pending) refuse("signed_out");
    return sendAgain(ctx, pending, input.email);
  }),

  /** "Somebody asked for a new password for Mia." The answer is the same whoever has the address. */
  forgotPassword: publicProcedure
    .input(forgotPasswordInput)
    .mutation(({ ctx, input }) => forgotPassword(ctx, input)),

  /** What a link to choose a new password would do; opening it does nothing. */
  resetLink: publicProcedure.input(linkInput).query(({ input }) => resetLink(input.token)),

  /** "Mia chose a new password by a mailed link." */
  resetPassword: publicProcedure
    .input(resetPasswordInput)
    .mutation(({ ctx, input }) => resetPassword(ctx, input)),

  /** What a link to confirm a new address would do; opening it does nothing. */
  emailLink: publicProcedure.input(linkInput).query(({ ctx, input }) => emailLink(ctx, input.token)),

  /** "Mia changed their address." */
  confirmEmail: publicProcedure.input(confirmInput).mutation(({ ctx, input }) => confirmEmail(ctx, input)),

  /** What a way back to an old address would do; opening it does nothing. */
  undoLink: publicProcedure.input(linkInput).query(({ input }) => undoLink(input.token)),

  /** "Mia took the change of their address back." */
  undoEmail: publicProcedure.input(linkInput).mutation(({ ctx, input }) => undoEmail(ctx, input)),

  /** Proves the password once more, for what asks for it. */
  prove: signedInProcedure.input(proveInput).mutation(({ ctx, input }) => prove(ctx, input.password)),

  /** Who is signed in, and the organizations they can switch to. */
  me: signedInProcedure.query(({ ctx }) =>
    ctx.readOwn(async (tx, person) => ({
      name: person.name,
      email: person.email,
      platformAdmin: person.platformAdmin,
      /** True while a PlatformAdmin chose to change nothing. */
      onlyLook: whyNotChange(person, ctx) !== null,
      organizations: (await listOwn(tx, person.accountId)).map((org) => ({
        slug: org.slug,
        name: org.name,
        role: shownRole(org.role),
        active: isActiveRow(org, new Date()),
      })),
    })),
  ),

  /** What this platform asks of whoever signs up or chooses a password. */
  rules: publicProcedure.query(() =>
    authDoor(async (tx) => ({
      signUpOpen: (await signUpState(tx)).signUpOpen,
      mayFound: await mayAnybodyFound(tx),
      leastPasswordLength: await leastPasswordLengthOf(tx),
    })),
  ),

  /** Where this browser belongs (CASE-14): /sign-in, /confirm, an organization, the platform, or /waiting. */
  landing: publicProcedure.query(async ({ ctx }) => {
    try {
      const { to, person } = await readOwn(ctx, async (tx, found) => ({
        to: await landingOf(tx, found),
        person: found,
      }));
      // Only now: inside, it would wait for a second connection while it holds the first.
      await touchSession(ctx, person, null);
      return { to };
    } catch (error) {
      if (error instanceof Refusal && error.code === "signed_out") return { to: "/sign-in" };
      if (error instanceof Refusal && error.code === "address_unconfirmed") return { to: "/confirm" };
      throw error;
    }
  }),
});

async function landingOf(tx: Tx, person: Person): Promise<string> {
  const now = new Date();
  const own = (await listOwn(tx, person.accountId)).filter(
    (org) => person.platformAdmin || isActiveRow(org, now),
  );
  const organizations = own.map(({ slug, role }) => ({
    slug,
    mayReadUsers: person.platformAdmin || role === "manager",
  }));
  return landing({
    confirmed: true,
    platformAdmin: person.platformAdmin,
    organizations,
    lastOrgSlug: person.lastOrgSlug,
  });
}

/** The open sign-up behind this browser's session, with the name of the organization it asked for. */
async function pendingSignUp(caller: Caller) {
  const { session } = caller;
  if (!session) return null;
  return authDoor(async (tx) => {
    const live = await liveSession(tx, session);
    const found = live?.sign_up_id ? await findSignUp(tx, live.sign_up_id) : null;
    if (!found) return null;
    const org = await findListed(tx, found.askedOrgId);
    return {
      id: found.id,
      name: found.name,
      email: found.email,
      sentAt: found.sentAt.toISOString(),
      organization: org?.name ?? "the organization you chose",
    };
  });
}
