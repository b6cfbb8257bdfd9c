import { z } from "zod";
import { Action, Layout, Line, Said } from "./layout";
import { mail, tokenPart, userText } from "./mail";
import { nameOf } from "./user-text";

/**
 * To an address that was typed at sign-up. Anybody may type any address there, so nothing else they typed
 * stands in it: this mail cannot be used to write to strangers.
 */
export const addressConfirmation = mail({
  props: z.strictObject({ token: tokenPart, organization: userText }),
  subject: (_, { product }) => `Confirm your address for ${product}`,
  Body: ({ token, organization, ...sender }) => (
    <Layout
      {...sender}
      name={null}
      preview="The link is valid for 24 hours."
      because={`Somebody signed up for ${sender.product} with this address. If it was not you, do nothing: the link alone opens nothing.`}
    >
      <Line>
        {"You asked to join "}
        <Said>{nameOf(organization, 60, "an organization")}</Said>
        {". Your request goes to its Managers as soon as this address is confirmed."}
      </Line>
      <Line>Open the link and enter the password you chose at sign-up. It is valid for 24 hours.</Line>
      <Action href={`${sender.url}/verify-email/${token}`}>Confirm this address</Action>
    </Layout>
  ),
  sample: { token: "R1nVdUqkq8G0a9gqfJm3ZpX2tYwLs7cB5eHnKiOuTzA", organization: "Acme" },
});
