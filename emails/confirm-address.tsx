import { z } from "zod";
import { Action, Layout, Line, Said } from "./layout";
import { mail, tokenPart, userText } from "./mail";
import { nameOf } from "./user-text";

/**
 * To an address entered at sign-up. Anyone can enter any address there, so the email repeats nothing else they
 * typed: sign-up can't be used to write to strangers.
 */
export const addressConfirmation = mail({
  props: z.strictObject({ token: tokenPart, organization: userText }),
  subject: (_, { product }) => `Confirm your address for ${product}`,
  Body: ({ token, organization, ...sender }) => (
    <Layout
      {...sender}
      name={null}
      preview="The link is valid for 24 hours."
      because={`This address was used to sign up for ${sender.product}. If it wasn’t you, ignore this email: the link alone doesn’t give access to anything.`}
    >
      <Line>
        {"You asked to join "}
        <Said>{nameOf(organization, 60, "an organization")}</Said>
        {". Its managers get your request as soon as you confirm this address."}
      </Line>
      <Line>Open the link and enter the password you chose at sign-up. The link is valid for 24 hours.</Line>
      <Action href={`${sender.url}/verify-email/${token}`}>Confirm this address</Action>
    </Layout>
  ),
  sample: { token: "R1nVdUqkq8G0a9gqfJm3ZpX2tYwLs7cB5eHnKiOuTzA", organization: "Acme" },
});
