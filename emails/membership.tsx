import { z } from "zod";
import { Action, Layout, Line, Quotation, Said } from "./layout";
import { mail, slugPart, userText } from "./mail";
import { lines, nameOf } from "./user-text";

const because = (product: string) =>
  `You’re getting this email because you belong to an organization on ${product}.`;
const org = (name: string) => nameOf(name, 60, "the organization");

/** To a member: they became a Manager or a Member (KIO-17). */
export const roleChanged = mail({
  props: z.strictObject({
    organization: userText,
    slug: slugPart,
    role: z.enum(["Manager", "Member"]),
    by: userText,
  }),
  subject: ({ organization, role }) =>
    `You’re now ${role === "Manager" ? "a Manager" : "a Member"} of ${org(organization)}`,
  Body: ({ organization, slug, role, by, ...sender }) => (
    <Layout {...sender} preview="Your role has changed." because={because(sender.product)}>
      <Line>
        <Said>{nameOf(by)}</Said>
        {" changed your role in "}
        <Said>{org(organization)}</Said>
        {role === "Manager"
          ? ". As a Manager you can approve and remove people, grant permissions and change settings."
          : ". As a Member you can use what you’ve been given, but no longer manage people."}
      </Line>
      <Line>The change is already in effect. You don’t need to sign in again.</Line>
      <Action href={`${sender.url}/o/${slug}`}>Open the organization</Action>
    </Layout>
  ),
  sample: { organization: "Acme", slug: "acme", role: "Manager", by: "Pia Lindqvist" },
  variants: [{ role: "Member" }],
});

/** To a former member: they were removed (KIO-23). */
export const removed = mail({
  props: z.strictObject({ organization: userText, reason: userText.nullable() }),
  subject: ({ organization }) => `You were removed from ${org(organization)}`,
  Body: ({ organization, reason, ...sender }) => {
    const said = lines(reason ?? "");
    return (
      <Layout
        {...sender}
        preview="You no longer have access."
        because={`You’re getting this email because you belonged to an organization on ${sender.product}.`}
      >
        <Line>
          You were removed from <Said>{org(organization)}</Said>
          {said.length > 0 ? ". The reason given:" : ". No reason was given."}
        </Line>
        {said.length > 0 ? <Quotation lines={said} /> : null}
        <Line>
          You no longer have any access there. Other organizations aren’t affected, and you can ask to join
          again.
        </Line>
        <Action href={`${sender.url}/waiting`}>See your requests</Action>
      </Layout>
    );
  },
  sample: { organization: "Acme", reason: null },
  variants: [{ reason: "The project in Utrecht is over." }],
});

/** To an account holder: they became a platform admin, or no longer are. */
export const platformAdmin = mail({
  props: z.strictObject({ made: z.boolean(), by: userText }),
  subject: ({ made }, { product }) =>
    made ? `You’re now a platform admin of ${product}` : `You’re no longer a platform admin of ${product}`,
  Body: ({ made, by, ...sender }) => (
    <Layout
      {...sender}
      preview="Your role has changed."
      because={`You’re getting this email because you have an account on ${sender.product}.`}
    >
      <Line>
        <Said>{nameOf(by)}</Said>
        {made
          ? " made you a platform admin. You now oversee every organization."
          : " removed you as a platform admin. Your memberships stay the same."}
      </Line>
      <Action href={`${sender.url}/users`}>{`Open ${sender.product}`}</Action>
    </Layout>
  ),
  sample: { made: true, by: "Pia Lindqvist" },
  variants: [{ made: false }],
});

/** To someone whose account was deleted with their last membership. */
export const accountDeleted = mail({
  props: z.strictObject({ organization: userText }),
  subject: (_, { product }) => `Your ${product} account was deleted`,
  Body: ({ organization, ...sender }) => (
    <Layout
      {...sender}
      preview="Your last membership was deleted."
      because={`You’re getting this email because you had an account on ${sender.product}.`}
    >
      <Line>
        {"A manager of "}
        <Said>{org(organization)}</Said>
        {" deleted your membership. It was your last one, so your account was deleted with it."}
      </Line>
      <Line>You can sign up again at any time, as a new user.</Line>
      <Action href={`${sender.url}/sign-up`}>Sign up</Action>
    </Layout>
  ),
  sample: { organization: "Acme" },
});
