import { signIn } from "@/server/accounts/sign-in";
import { hashOf } from "@/server/context";
import { checkFile } from "@/server/invitations/import/file";
import { printSetupLink } from "@/server/setup/print-link";
import { somebody, theirPassword } from "@/tests/support/account";
import { tokenTo } from "@/tests/support/account-mail";
import { freshAddress, goodPassword, invite } from "@/tests/support/invitations";
import { confirmationToken } from "@/tests/support/mail";
import { request, type useCast } from "@/tests/support/people";

type Cast = ReturnType<typeof useCast>;
type Inputs = Record<string, () => Promise<unknown>>;

/** Who calls a procedure, and with what. */
export interface Story {
  session: Buffer | null;
  input: unknown;
}
export type Stories = Record<string, () => Promise<Story>>;

export const nobody = (input: unknown): Story => ({ session: null, input });
const as = ({ session }: { session: Buffer }, input: unknown): Story => ({ session, input });

/** The ways to success of writes that concern a person, and of those that begin or settle an organization. */
export function personStories(acme: Cast, inputs: Inputs): Stories {
  /** The session of somebody whose address is not confirmed. */
  async function unconfirmed(input: unknown): Promise<Story> {
    const signUp = (await inputs["accounts.signUp"]?.()) as { email: string; password: string };
    await acme.nobody().accounts.signUp(signUp as never);
    return { session: hashOf((await signIn(request(), signUp)) ?? ""), input };
  }

  return {
    "accounts.resendConfirmation": () => unconfirmed(undefined),
    "accounts.correctAddress": () => unconfirmed({ email: freshAddress("corrected") }),
    "accounts.undoEmail": async () => {
      const who = await somebody(acme, "Una Undoes");
      const email = freshAddress("una");
      await who.api.own.askNewEmail({ email });
      await who.api.accounts.confirmEmail({ token: await tokenTo(acme.owner, email, "confirm-email") });
      return nobody({ token: await tokenTo(acme.owner, who.email, "email-changed-old") });
    },
    "own.cancelNewEmail": async () => {
      const who = await somebody(acme, "Lou Lets");
      await who.api.own.askNewEmail({ email: freshAddress("lou") });
      return as(who, undefined);
    },
    "own.endSession": async () => {
      const who = await somebody(acme, "Ed Ends");
      const other = await acme.sessionOf(who.email);
      return as(who, { id: other.toString("hex") });
    },
    "invitations.startFile": async () => {
      const session = await acme.sessionOf("olive@acme.example");
      const { job } = await checkFile(
        request({ session }),
        "acme",
        Buffer.from(`email\n${freshAddress("filed")}\n`),
      );
      return { session, input: { org: "acme", id: job } };
    },
    "invitations.mailLink": async () => nobody({ token: (await invite(acme, freshAddress("mails"))).copied }),
    "invitations.declineOwn": async () => {
      const who = await somebody(acme, "Di Declines", { org: "globex" });
      const { id, orgId } = await invite(acme, who.email);
      return as(who, { organization: orgId, id });
    },
    "accounts.confirmAddress": async () => {
      const input = (await inputs["accounts.signUp"]?.()) as { email: string; password: string };
      await acme.nobody().accounts.signUp(input as never);
      return nobody({ token: await confirmationToken(acme.owner, input.email), password: input.password });
    },
    "accounts.resetPassword": async () => {
      const who = await somebody(acme, "Rita Resets");
      await acme.nobody().accounts.forgotPassword({ email: who.email });
      return nobody({
        token: await tokenTo(acme.owner, who.email, "password-reset"),
        password: "quiet-harbour-29-violin",
      });
    },
    "accounts.confirmEmail": async () => {
      const who = await somebody(acme, "Mona Moves");
      const email = freshAddress("mona");
      await who.api.own.askNewEmail({ email });
      return { session: who.session, input: { token: await tokenTo(acme.owner, email, "confirm-email") } };
    },
    "accounts.prove": async () => as(await somebody(acme, "Pru Proves"), { password: theirPassword }),
    "own.rename": async () => as(await somebody(acme, "Rea Named"), { name: "Rea Renamed" }),
    "own.changePassword": async () =>
      as(await somebody(acme, "Cy Changes"), { current: theirPassword, password: "quiet-harbour-29-violin" }),
    "own.askNewEmail": async () => as(await somebody(acme, "Ann Asks"), { email: freshAddress("asks") }),
    "own.endOtherSessions": async () => {
      const who = await somebody(acme, "Eve Ends");
      await acme.sessionOf(who.email);
      return as(who, undefined);
    },
    "organizations.changeSettings": async () => {
      const { org } = await acme.ids("olive");
      const [row] = await acme.owner`select settings_version as version from organization where id = ${org}`;
      const input = (await inputs["organizations.changeSettings"]?.()) as object;
      return {
        session: await acme.sessionOf("olive@acme.example"),
        input: { ...input, version: row?.version, name: "Acme Works" },
      };
    },
    "platform.changeSettings": async () => {
      const [row] = await acme.owner`select settings_version as version from platform`;
      const input = (await inputs["platform.changeSettings"]?.()) as object;
      const session = await acme.sessionOf("pia@platform.example");
      return { session, input: { ...input, version: row?.version, sessionDays: 20 } };
    },
    "members.leave": async () => as(await somebody(acme, "Lea Leaves"), { org: "acme" }),
    "requests.withdraw": async () => {
      const { email, requestId } = await acme.newcomer("Wes Withdraws", "acme");
      const { org } = await acme.ids("olive");
      return { session: await acme.sessionOf(email), input: { organization: org, id: requestId } };
    },
    "requests.reopen": async () => {
      const { requestId } = await acme.newcomer("Ro Opens", "acme");
      const input = { org: "acme", id: requestId };
      await (await acme.as("olive")).requests.reject(input);
      return { session: await acme.sessionOf("olive@acme.example"), input };
    },
    "own.delete": async () => as(await somebody(acme, "Dee Deletes", { org: "globex" }), undefined),
    "invitations.join": async () => {
      const { token } = await invite(acme, freshAddress("joins"));
      return nobody({ token, name: "Jo Joins", password: goodPassword });
    },
    "invitations.accept": async () => {
      const who = await somebody(acme, "Al Accepts", { org: "globex" });
      const { id, orgId } = await invite(acme, who.email);
      return as(who, { organization: orgId, id });
    },
    "invitations.decline": async () =>
      nobody({ token: (await invite(acme, freshAddress("declines"))).token }),
    "setup.complete": async () => {
      // As if nobody had opened the link yet.
      await acme.owner`update platform set set_up_at = null`;
      const token = (await printSetupLink())?.split("/setup/")[1];
      return nobody({ ...((await inputs["setup.complete"]?.()) as object), token });
    },
  };
}
