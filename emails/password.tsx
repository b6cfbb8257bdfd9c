import { z } from "zod";
import { Action, Layout, Line, Said } from "./layout";
import { mail, tokenPart, userText } from "./mail";
import { line, nameOf } from "./user-text";

const token = "R1nVdUqkq8G0a9gqfJm3ZpX2tYwLs7cB5eHnKiOuTzA";

/** The browser and IP address of the request, as text; null when neither is known. */
const askedFrom = userText.nullish();

function AskedFrom({ from }: { from: string | null | undefined }) {
  return (
    <Line>
      A new password was requested for this address
      {from ? (
        <>
          {` from `}
          <Said>{line(from, 120)}</Said>
        </>
      ) : null}
      .
    </Line>
  );
}

/** To an account holder: a link to choose a new password, requested by them or by a manager (GGW-12). */
export const passwordReset = mail({
  props: z.strictObject({
    token: tokenPart,
    /** The manager who requested it; null if the account holder did. */
    by: z.strictObject({ name: userText, organization: userText }).nullable(),
    from: askedFrom,
  }),
  subject: (_, { product }) => `Choose a new password for ${product}`,
  Body: ({ token, by, from, ...sender }) => (
    <Layout
      {...sender}
      preview="The link works once, within 30 minutes."
      because={`You’re getting this email because you have an account on ${sender.product}. If you do nothing, your password stays the same.`}
    >
      {by ? (
        <Line>
          <Said>{nameOf(by.name)}</Said>
          {", a manager of "}
          <Said>{nameOf(by.organization, 60, "your organization")}</Said>
          {", requested this link for you. Only you can see or set your password."}
        </Line>
      ) : (
        <AskedFrom from={from} />
      )}
      <Line>
        The link works once, within 30 minutes. If you have several, only the latest works. Choosing a new
        password signs you out everywhere.
      </Line>
      <Action href={`${sender.url}/reset-password/${token}`}>Choose a new password</Action>
    </Layout>
  ),
  sample: { token, by: null, from: "Firefox on Windows, 192.0.2.7" },
  variants: [{ by: { name: "Olive Tan", organization: "Acme" }, from: null }, { from: null }],
});

/** To an address whose password can't be reset; the screen doesn't reveal whether it has an account. */
export const noPasswordReset = mail({
  props: z.strictObject({ disabled: z.boolean(), from: askedFrom }),
  subject: (_, { product }) => `Your password for ${product} can’t be reset`,
  Body: ({ disabled, from, ...sender }) => (
    <Layout
      {...sender}
      preview="Nothing has changed."
      because={`You’re getting this email because a new password on ${sender.product} was requested for this address. If it wasn’t you, there’s nothing to do.`}
    >
      <AskedFrom from={from} />
      {disabled ? (
        <Line>
          The account with this address is disabled, so its password can’t be reset. Contact a platform admin.
        </Line>
      ) : (
        <Line>
          There’s no account with this address. You may have signed up with a different address, or not
          confirmed this one yet.
        </Line>
      )}
      <Action href={`${sender.url}/sign-in`}>Sign in</Action>
    </Layout>
  ),
  sample: { disabled: false, from: "Firefox on Windows, 192.0.2.7" },
  variants: [{ disabled: true }],
});

/** To an account holder: their password was changed, on the account page or by reset link (ASVS 6.3.7). */
export const passwordChanged = mail({
  props: z.strictObject({ how: z.enum(["reset", "changed"]) }),
  subject: (_, { product }) => `Your password for ${product} was changed`,
  Body: ({ how, ...sender }) => (
    <Layout
      {...sender}
      preview="If it wasn’t you, choose a new one now."
      because={`You’re getting this email because you have an account on ${sender.product}.`}
    >
      <Line>
        {how === "reset"
          ? "A new password was set with the link we emailed to this address. You’re signed out on every device."
          : "Your password was changed on your account page. You’re signed out on every other device."}
      </Line>
      <Line>If it was you, there’s nothing to do. If it wasn’t, choose a new password now.</Line>
      <Action href={`${sender.url}/forgot-password`}>Choose a new password</Action>
    </Layout>
  ),
  sample: { how: "reset" },
  variants: [{ how: "changed" }],
});
