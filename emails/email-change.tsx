import { z } from "zod";
import { Action, Layout, Line, Said } from "./layout";
import { address, mail, tokenPart, userText } from "./mail";
import { nameOf } from "./user-text";

const token = "R1nVdUqkq8G0a9gqfJm3ZpX2tYwLs7cB5eHnKiOuTzA";

/** To an address entered as the new one of an account (GGW-17). Anyone can enter any address, so the email says nothing about them. */
export const emailChangeConfirmation = mail({
  props: z.strictObject({ token: tokenPart }),
  subject: (_, { product }) => `Confirm your new address for ${product}`,
  Body: ({ token, ...sender }) => (
    <Layout
      {...sender}
      name={null}
      preview="The link is valid for 24 hours."
      because={`This address was entered for an account on ${sender.product}. If it wasn’t you, ignore this email: the link alone doesn’t give access to anything.`}
    >
      <Line>
        This address was entered as the new address of an account. The change takes effect when you confirm
        it. You need to be signed in, or enter the account’s password.
      </Line>
      <Action href={`${sender.url}/change-email/${token}`}>Confirm this address</Action>
    </Layout>
  ),
  sample: { token },
});

/** To the owner of an account whose address was entered for another account; the screen doesn't reveal that it exists. */
export const emailTaken = mail({
  props: z.strictObject({}),
  subject: (_, { product }) => `This address already has an account on ${product}`,
  Body: (sender) => (
    <Layout
      {...sender}
      preview="Nothing has changed."
      because={`You’re getting this email because your address belongs to an account on ${sender.product}.`}
    >
      <Line>
        This address was entered for another account. It already belongs to yours, so nothing has changed.
      </Line>
      <Line>
        If it was you, sign in with this address, or use a different one for the other account. If it wasn’t
        you, there’s nothing to do.
      </Line>
      <Action href={`${sender.url}/sign-in`}>Sign in</Action>
    </Layout>
  ),
  sample: {},
});

const who = (by: string | null) => (by === null ? null : <Said>{nameOf(by)}</Said>);

/** To the old address: it no longer signs in. If the owner made the change, it says how to undo it. */
export const emailChangedOld = mail({
  props: z.strictObject({
    /** The token of the undo link; null when a platform admin made the change, since that can't be undone by link. */
    token: tokenPart.nullable(),
    email: address,
    /** The platform admin who changed it; null if the account holder did. */
    by: userText.nullable(),
  }),
  subject: (_, { product }) => `The address of your ${product} account was changed`,
  Body: ({ token, email, by, ...sender }) => (
    <Layout
      {...sender}
      preview={token === null ? "Sign in with the new address." : "If it wasn’t you, undo it within 7 days."}
      because={`You’re getting this email because your account on ${sender.product} had this address.`}
    >
      <Line>
        {by === null ? "You" : who(by)}
        {by === null ? " changed" : ", a platform admin, changed"}
        {` the address of your account to ${email}. This address no longer signs in.`}
      </Line>
      {token === null ? (
        <Line>If you didn’t expect this, contact a platform admin. You can’t undo it from this email.</Line>
      ) : (
        <>
          <Line>
            If it wasn’t you, undo the change within 7 days. This address is restored, you’re signed out
            everywhere, and we email you a link to choose a new password.
          </Line>
          <Action href={`${sender.url}/undo-email/${token}`}>Undo the change</Action>
        </>
      )}
    </Layout>
  ),
  sample: { token, email: "mia@new.example", by: null },
  variants: [{ token: null, by: "Pia Lindqvist" }],
});

/** To the new address: it is now the one to sign in with. */
export const emailChangedNew = mail({
  props: z.strictObject({ by: userText.nullable() }),
  subject: (_, { product }) => `This is now the address of your ${product} account`,
  Body: ({ by, ...sender }) => (
    <Layout
      {...sender}
      preview="Sign in with it from now on."
      because={`You’re getting this email because your account on ${sender.product} has this address.`}
    >
      <Line>
        {by === null ? "You" : who(by)}
        {by === null ? " made" : ", a platform admin, made"}
        {" this the address of your account. Sign in with it from now on. Your password hasn’t changed."}
      </Line>
      <Action href={`${sender.url}/account`}>Open your account</Action>
    </Layout>
  ),
  sample: { by: null },
  variants: [{ by: "Pia Lindqvist" }],
});
