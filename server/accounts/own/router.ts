import { myAccount } from "@/server/access/account";
import { read } from "@/server/access/read";
import { askNewEmail, cancelNewEmail } from "@/server/accounts/email/ask";
import { findAwaitedEmail } from "@/server/accounts/links/queries";
import { changePassword } from "@/server/accounts/password/change";
import { explain, sentenceOf } from "@/server/errors";
import { whyNotDeleteOwn } from "@/server/policy/account";
import { shownRole } from "@/server/policy/roles";
import { router, signedInProcedure } from "@/server/trpc";
import { deleteOwn } from "./delete";
import { changePasswordInput, newEmailInput, oneSession, renameInput } from "./input";
import { type AccountMembership, countAdmins, findOwn, placesOf } from "./queries";
import { rename } from "./rename";
import { endAllOtherSessions, endOneSession, ownSessions } from "./sessions";

/** What people can do with their own account, independent of any organization. */
export const ownRouter = router({
  /** Name, address, and the dates of account and password; `awaited` is a new address that isn't confirmed yet. */
  profile: signedInProcedure.query(({ ctx }) =>
    read(ctx, myAccount, async (tx, self) => {
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

  /** "Mia canceled the change of their address." */
  cancelNewEmail: signedInProcedure.mutation(({ ctx }) => cancelNewEmail(ctx)),

  /** The devices that are signed in. */
  sessions: signedInProcedure.query(({ ctx }) => ownSessions(ctx)),

  /** "Mia signed out another device." */
  endSession: signedInProcedure.input(oneSession).mutation(({ ctx, input }) => endOneSession(ctx, input.id)),

  /** "Mia signed out every other device." */
  endOtherSessions: signedInProcedure.mutation(({ ctx }) => endAllOtherSessions(ctx)),

  /** The caller's organizations, with role, dates, and why they can't leave. */
  organizations: signedInProcedure.query(({ ctx }) =>
    read(ctx, myAccount, async (tx, self) => (await placesOf(tx, self.id)).map(shown)),
  ),

  /** Why the caller's account can't be deleted, or null. Needing the password doesn't count as a reason. */
  whyNotDelete: signedInProcedure.query(({ ctx }) =>
    read(ctx, myAccount, async (tx, self) => {
      const places = await placesOf(tx, self.id);
      const why = whyNotDeleteOwn({ ...self, recentlyAuthenticated: true }, places, await countAdmins(tx));
      return why && explain(why);
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
  /** Why there is no access, as a sentence; null if there is. */
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
