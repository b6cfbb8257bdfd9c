import { z } from "zod";
import { Action, Layout, Line, Said } from "./layout";
import { address, mail, tokenPart, userText } from "./mail";
import { nameOf } from "./user-text";

const token = "R1nVdUqkq8G0a9gqfJm3ZpX2tYwLs7cB5eHnKiOuTzA";

/** To an address that somebody wants for their account (GGW-17). Anybody may type any, so it says nothing of them. */
export const emailChangeConfirmation = mail({
  props: z.strictObject({ token: tokenPart }),
  subject: (_, { product }) => `Confirm your new address for ${product}`,
  Body: ({ token, ...sender }) => (
    <Layout
      {...sender}
      name={null}
      preview="The link is valid for 24 hours."
      because={`Somebody wants to use this address for their account at ${sender.product}. If it was not you, do nothing: the link alone opens nothing.`}
    >
      <Line>
        This address was entered as the new one of an account. It changes as soon as you confirm it; you need
        to be signed in, or to enter the password of the account.
      </Line>
      <Action href={`${sender.url}/change-email/${token}`}>Confirm this address</Action>
    </Layout>
  ),
  sample: { token },
});

/** To the owner of an account, when somebody wants its address for another one; the screen says nothing of it. */
export const emailTaken = mail({
  props: z.strictObject({}),
  subject: (_, { product }) => `This address has an account at ${product}`,
  Body: (sender) => (
    <Layout
      {...sender}
      preview="Nothing was changed."
      because={`You get this mail because your address belongs to an account at ${sender.product}.`}
    >
      <Line>
        Somebody wanted to use this address for another account. It belongs to this one, so nothing was
        changed.
      </Line>
      <Line>If it was you, sign in with this address, or choose another one for the other account.</Line>
      <Action href={`${sender.url}/sign-in`}>Sign in</Action>
    </Layout>
  ),
  sample: {},
});

const who = (by: string | null) => (by === null ? null : <Said>{nameOf(by)}</Said>);

/** To the old address: it no longer signs in, and how the owner takes a change of their own back. */
export const emailChangedOld = mail({
  props: z.strictObject({
    /** The way back; null where a PlatformAdmin made the change, who gives none. */
    token: tokenPart.nullable(),
    email: address,
    /** The PlatformAdmin who changed it; null for the person themself. */
    by: userText.nullable(),
  }),
  subject: (_, { product }) => `The address of your account at ${product} was changed`,
  Body: ({ token, email, by, ...sender }) => (
    <Layout
      {...sender}
      preview={
        token === null ? "Sign in with the new one." : "If it was not you, take it back within 7 days."
      }
      because={`You get this mail because your account at ${sender.product} had this address.`}
    >
      <Line>
        {by === null ? "You" : who(by)}
        {by === null ? " changed" : ", a platform administrator, changed"}
        {` the address of your account to ${email}. This address no longer signs in.`}
      </Line>
      {token === null ? (
        <Line>If you did not expect this, ask a platform administrator. This mail cannot undo it.</Line>
      ) : (
        <>
          <Line>
            If this was not meant to happen, take it back within 7 days. That restores this address, ends
            every session, and mails you a link to choose a new password.
          </Line>
          <Action href={`${sender.url}/undo-email/${token}`}>Take it back</Action>
        </>
      )}
    </Layout>
  ),
  sample: { token, email: "mia@new.example", by: null },
  variants: [{ token: null, by: "Pia Lindqvist" }],
});

/** To the new address: it signs in from now on. */
export const emailChangedNew = mail({
  props: z.strictObject({ by: userText.nullable() }),
  subject: (_, { product }) => `This is your address at ${product} now`,
  Body: ({ by, ...sender }) => (
    <Layout
      {...sender}
      preview="Sign in with it from now on."
      because={`You get this mail because your account at ${sender.product} has this address.`}
    >
      <Line>
        {by === null ? "You" : who(by)}
        {by === null ? " made" : ", a platform administrator, made"}
        {" this the address of your account. Sign in with it from now on. Your password stayed the same."}
      </Line>
      <Action href={`${sender.url}/account`}>Open your account</Action>
    </Layout>
  ),
  sample: { by: null },
  variants: [{ by: "Pia Lindqvist" }],
});
