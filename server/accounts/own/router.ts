import { readSelf } from "@/server/access/own-account";
import { askNewEmail, cancelNewEmail } from "@/server/accounts/email/ask";
import { findAwaitedEmail } from "@/server/accounts/links/queries";
import { changePassword } from "@/server/accounts/password/change";
import { sentenceOf } from "@/server/errors";
import { whyNotDeleteOwn } from "@/server/policy/account";
import { shownRole } from "@/server/policy/roles";
import { router, signedInProcedure } from "@/server/trpc";
import { deleteOwn } from "./delete";
import { changePasswordInput, newEmailInput, oneSession, renameInput } from "./input";
import { type AccountMembership, countAdmins, findOwn, placesOf } from "./queries";
import { rename } from "./rename";
import { endAllOtherSessions, endOneSession, ownSessions } from "./sessions";

/** What people do with their own account, whatever organization they belong to. */
export const ownRouter = router({
  /** Name, address and how old both account and password are; `awaited` is an address not confirmed yet. */
  profile: signedInProcedure.query(({ ctx }) =>
    readSelf(ctx, async (tx, self) => {
      const { createdAt, passwordChangedAt } = await findOwn(tx, self.id);
      return {
        name: self.name,
        email: self.email,
        platformAdmin: self.platformAdmin,
        awaited: await findAwaitedEmail(tx, self.id),
        createdAt: createdAt.toISOString(),
        passwordChangedAt: passwordChangedAt?.toISOString() ?? null,
      };
    }),
  ),

  /** "Mia changed their name." */
  rename: signedInProcedure.input(renameInput).mutation(({ ctx, input }) => rename(ctx, input)),

  /** "Mia changed their password." */
  changePassword: signedInProcedure
    .input(changePasswordInput)
    .mutation(({ ctx, input }) => changePassword(ctx, input)),

  /** "Mia asked to change their address." */
  askNewEmail: signedInProcedure.input(newEmailInput).mutation(({ ctx, input }) => askNewEmail(ctx, input)),

  /** "Mia let the change of their address be." */
  cancelNewEmail: signedInProcedure.mutation(({ ctx }) => cancelNewEmail(ctx)),

  /** The devices that are signed in. */
  sessions: signedInProcedure.query(({ ctx }) => ownSessions(ctx)),

  /** "Mia signed out another device." */
  endSession: signedInProcedure.input(oneSession).mutation(({ ctx, input }) => endOneSession(ctx, input.id)),

  /** "Mia signed out every other device." */
  endOtherSessions: signedInProcedure.mutation(({ ctx }) => endAllOtherSessions(ctx)),

  /** Where one belongs, with one's role, since when, and why one cannot leave. */
  organizations: signedInProcedure.query(({ ctx }) =>
    readSelf(ctx, async (tx, self) => (await placesOf(tx, self.id)).map(shown)),
  ),

  /** Why the own account cannot be deleted, or null; that the password will be asked for is no reason. */
  whyNotDelete: signedInProcedure.query(({ ctx }) =>
    readSelf(ctx, async (tx, self) => {
      const places = await placesOf(tx, self.id);
      const why = whyNotDeleteOwn({ ...self, recentlyAuthenticated: true }, places, await countAdmins(tx));
      return why && sentenceOf(why.code, why.facts);
    }),
  ),

  /** "Mia deleted their account." */
  delete: signedInProcedure.mutation(({ ctx }) => deleteOwn(ctx)),
});

const shown = (place: AccountMembership) => ({
  slug: place.slug,
  name: place.name,
  role: shownRole(place.role),
  joinedAt: place.joinedAt.toISOString(),
  expiresAt: place.expiresAt?.toISOString() ?? null,
  /** What stands in the way of access, in words; null when nothing does. */
  off: offOf(place),
  whyNotLeave: whyNotLeave(place),
});

function whyNotLeave({ soleManager, soleKeeper }: AccountMembership): string | null {
  if (soleManager) return sentenceOf("last_manager_leaving");
  return soleKeeper ? sentenceOf("last_keeper_leaving") : null;
}

function offOf({ state, enabled, approved, expiresAt }: AccountMembership): string | null {
  if (state === "suspended") return "Suspended";
  if (state === "archived") return "Archived";
  if (!enabled) return "Disabled";
  if (!approved) return "Not approved";
  return expiresAt && expiresAt <= new Date() ? "Ended" : null;
}
