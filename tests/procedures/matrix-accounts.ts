import { cast } from "@/db/demo/cast";
import { newMember } from "@/tests/support/members";
import type { useCast } from "@/tests/support/people";

type Cast = ReturnType<typeof useCast>;

/** Inputs of the procedures about accounts, made anew for each call. */
export const accountInputs = (acme: Cast): Record<string, () => Promise<unknown>> => {
  const someAccount = async () => ({ id: (await newMember(acme, "Matrix Account")).accountId });
  const address = () => `matrix-${Math.random().toString(36).slice(2)}@new.example`;
  return {
    "accounts.forgotPassword": async () => ({ email: "matrix-forgot@new.example" }),
    "accounts.resetLink": async () => ({ token: "no-such-link" }),
    "accounts.resetPassword": async () => ({ token: "no-such-link", password: "quiet-harbour-29-violin" }),
    "accounts.emailLink": async () => ({ token: "no-such-link" }),
    "accounts.confirmEmail": async () => ({ token: "no-such-link" }),
    "accounts.undoLink": async () => ({ token: "no-such-link" }),
    "accounts.undoEmail": async () => ({ token: "no-such-link" }),
    "own.profile": async () => undefined,
    "own.rename": async () => ({ name: `Matrix ${Math.random()}` }),
    "own.changePassword": async () => ({ current: "not-the-password", password: "quiet-harbour-29-violin" }),
    "own.cancelNewEmail": async () => undefined,
    "own.askNewEmail": async () => ({ email: address() }),
    "own.sessions": async () => undefined,
    "own.endSession": async () => ({ id: "0".repeat(64) }),
    "own.endOtherSessions": async () => undefined,
    "own.organizations": async () => undefined,
    "own.whyNotDelete": async () => undefined,
    "own.delete": async () => {
      // Nobody of the cast is to be deleted: whoever could be is asked for the password first.
      await acme.owner`update session set reauthenticated_at = now() - interval '6 minutes'`;
      // What rows before this one made would be other reasons: an organization with one Manager, another PlatformAdmin.
      await acme.owner`
        update organization set state = 'suspended'
         where state = 'active' and slug not in ('acme', 'globex', 'harbour-logistics', 'lumen-press')`;
      await acme.owner`update account set platform_admin = false where platform_admin and email <> ${cast.pia.email}`;
      return undefined;
    },
    "platform.mail": async () => ({}),
    "platform.sendMailAgain": async () => ({ id: "00000000-0000-4000-8000-000000000000" }),
    "platform.giveUpMail": async () => ({ id: "00000000-0000-4000-8000-000000000000" }),
    "platform.accountStanding": someAccount,
    "platform.disableAccount": someAccount,
    "platform.enableAccount": async () => {
      const { id } = await someAccount();
      await acme.owner`update account set disabled_at = now() where id = ${id}`;
      return { id };
    },
    "platform.deleteAccount": someAccount,
    "platform.changeAccountEmail": async () => ({ ...(await someAccount()), email: address() }),
  };
};

/** Links open themselves; one's own account is one's own; those of others are the platform's. */
export const accountMatrix = `
accounts.forgotPassword      ok           ok           ok           ok           ok           ok                   ok
accounts.resetLink           ok           ok           ok           ok           ok           ok                   ok
accounts.resetPassword       link_unknown link_unknown link_unknown link_unknown link_unknown link_unknown         link_unknown
accounts.emailLink           ok           ok           ok           ok           ok           ok                   ok
accounts.confirmEmail        link_unknown link_unknown link_unknown link_unknown link_unknown link_unknown         link_unknown
accounts.undoLink            ok           ok           ok           ok           ok           ok                   ok
accounts.undoEmail           link_unknown link_unknown link_unknown link_unknown link_unknown link_unknown         link_unknown
own.profile                  ok           ok           ok           ok           ok           address_unconfirmed  signed_out
own.rename                   ok           ok           ok           ok           ok           address_unconfirmed  signed_out
own.changePassword           current_password current_password current_password current_password current_password address_unconfirmed signed_out
own.cancelNewEmail           nothing_changed nothing_changed nothing_changed nothing_changed nothing_changed address_unconfirmed signed_out
own.askNewEmail              ok           ok           ok           ok           ok           address_unconfirmed  signed_out
own.sessions                 ok           ok           ok           ok           ok           address_unconfirmed  signed_out
own.endSession               session_over session_over session_over session_over session_over address_unconfirmed  signed_out
own.endOtherSessions         ok           ok           ok           ok           ok           address_unconfirmed  signed_out
own.organizations            ok           ok           ok           ok           ok           address_unconfirmed  signed_out
own.whyNotDelete             ok           ok           ok           ok           ok           address_unconfirmed  signed_out
own.delete                   last_platform_admin step_up step_up    step_up      sole_manager address_unconfirmed  signed_out
platform.mail                ok           not_found    not_found    not_found    not_found    address_unconfirmed  signed_out
platform.sendMailAgain       mail_is_settled not_found not_found    not_found    not_found    address_unconfirmed  signed_out
platform.giveUpMail          mail_is_settled not_found not_found    not_found    not_found    address_unconfirmed  signed_out
platform.accountStanding     ok           not_found    not_found    not_found    not_found    address_unconfirmed  signed_out
platform.disableAccount      ok           not_found    not_found    not_found    not_found    address_unconfirmed  signed_out
platform.enableAccount       ok           not_found    not_found    not_found    not_found    address_unconfirmed  signed_out
platform.deleteAccount       ok           not_found    not_found    not_found    not_found    address_unconfirmed  signed_out
platform.changeAccountEmail  ok           not_found    not_found    not_found    not_found    address_unconfirmed  signed_out
`;
