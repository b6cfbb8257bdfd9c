import { z } from "zod";
import { Action, Layout, Line } from "./layout";
import { mail } from "./mail";

/** To the owner of an account, when somebody signs up with its address; the screen says nothing of it (CASE-12). */
export const addressTaken = mail({
  props: z.strictObject({}),
  subject: (_, { product }) => `You already have an account at ${product}`,
  Body: (sender) => (
    <Layout
      {...sender}
      preview="Nothing was changed."
      because={`You get this mail because your address belongs to an account at ${sender.product}.`}
    >
      <Line>
        Somebody signed up with this address, which already has an account. Nothing was changed, and no second
        account was made.
      </Line>
      <Line>
        If it was you, sign in with the password you already have. From there you can ask to join any
        organization. If it was not you, there is nothing to do.
      </Line>
      <Action href={`${sender.url}/sign-in`}>Sign in</Action>
    </Layout>
  ),
  sample: {},
});
