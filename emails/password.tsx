import { z } from "zod";
import { Action, Layout, Line, Said } from "./layout";
import { mail, tokenPart, userText } from "./mail";
import { line, nameOf } from "./user-text";

const token = "R1nVdUqkq8G0a9gqfJm3ZpX2tYwLs7cB5eHnKiOuTzA";

/** Browser and network address that asked, in words; null where neither is known. */
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

/** To an account: a link to choose a new password, asked for by themself or by a Manager (GGW-12). */
export const passwordReset = mail({
  props: z.strictObject({
    token: tokenPart,
    /** The Manager who had it sent; null for the person themself. */
    by: z.strictObject({ name: userText, organization: userText }).nullable(),
    from: askedFrom,
  }),
  subject: (_, { product }) => `Choose a new password for ${product}`,
  Body: ({ token, by, from, ...sender }) => (
    <Layout
      {...sender}
      preview="The link works once, for 30 minutes."
      because={`You get this mail because you have an account at ${sender.product}. If you do nothing, your password stays as it is.`}
    >
      {by ? (
        <Line>
          <Said>{nameOf(by.name)}</Said>
          {", a Manager of "}
          <Said>{nameOf(by.organization, 60, "your organization")}</Said>
          {", had this link sent to you. Nobody but you sees or sets your password."}
        </Line>
      ) : (
        <AskedFrom from={from} />
      )}
      <Line>
        The link works once, for 30 minutes, and only the newest one works. Choosing a new password ends every
        session of your account.
      </Line>
      <Action href={`${sender.url}/reset-password/${token}`}>Choose a new password</Action>
    </Layout>
  ),
  sample: { token, by: null, from: "Firefox on Windows, 192.0.2.7" },
  variants: [{ by: { name: "Olive Tan", organization: "Acme" }, from: null }, { from: null }],
});

/** To an address for which a new password was asked, and which has none; the screen says nothing of it. */
export const noPasswordReset = mail({
  props: z.strictObject({ disabled: z.boolean(), from: askedFrom }),
  subject: (_, { product }) => `No new password for ${product}`,
  Body: ({ disabled, from, ...sender }) => (
    <Layout
      {...sender}
      preview="Nothing was changed."
      because={`Somebody asked for a new password at ${sender.product} with this address. If it was not you, there is nothing to do.`}
    >
      <AskedFrom from={from} />
      {disabled ? (
        <Line>
          The account with this address is disabled, so its password can’t be reset. Contact a platform admin.
        </Line>
      ) : (
        <Line>
          There is no account with this address. You may have signed up with another one, or not confirmed
          this one yet.
        </Line>
      )}
      <Action href={`${sender.url}/sign-in`}>Sign in</Action>
    </Layout>
  ),
  sample: { disabled: false, from: "Firefox on Windows, 192.0.2.7" },
  variants: [{ disabled: true }],
});

/** To an account: its password was changed, by themself or by a mailed link (ASVS 6.3.7). */
export const passwordChanged = mail({
  props: z.strictObject({ how: z.enum(["reset", "changed"]) }),
  subject: (_, { product }) => `Your password for ${product} was changed`,
  Body: ({ how, ...sender }) => (
    <Layout
      {...sender}
      preview="If it was not you, choose another one now."
      because={`You get this mail because you have an account at ${sender.product}.`}
    >
      <Line>
        {how === "reset"
          ? "A new password was chosen by the link we mailed to this address. Every session of your account has ended."
          : "Your password was changed on your account page. Every other session of your account has ended."}
      </Line>
      <Line>If it was you, there is nothing to do. If it was not, choose another one now.</Line>
      <Action href={`${sender.url}/forgot-password`}>Choose another password</Action>
    </Layout>
  ),
  sample: { how: "reset" },
  variants: [{ how: "changed" }],
});
