import { z } from "zod";
import { Action, Layout, Line } from "./layout";
import { mail } from "./mail";

/** To the owner of an account whose address was entered at sign-up; the screen doesn't reveal that it exists (CASE-12). */
export const addressTaken = mail({
  props: z.strictObject({}),
  subject: (_, { product }) => `You already have an account on ${product}`,
  Body: (sender) => (
    <Layout
      {...sender}
      preview="Nothing has changed."
      because={`You’re getting this email because your address belongs to an account on ${sender.product}.`}
    >
      <Line>
        This address was used to sign up, but you already have an account with it. Nothing has changed, and no
        second account was created.
      </Line>
      <Line>
        If it was you, sign in with your existing password. From there you can ask to join an organization. If
        it wasn’t you, there’s nothing to do.
      </Line>
      <Action href={`${sender.url}/sign-in`}>Sign in</Action>
    </Layout>
  ),
  sample: {},
});
