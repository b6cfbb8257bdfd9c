import { z } from "zod";
import { Action, Layout, Line, Quotation, Said } from "./layout";
import { mail, slugPart, userText } from "./mail";
import { lines, nameOf } from "./user-text";

const because = (product: string) => `You get this mail because you belong to an organization at ${product}.`;
const org = (name: string) => nameOf(name, 60, "the organization");

/** To a member: their role changed, made or unmade Manager above all (KIO-17). */
export const roleChanged = mail({
  props: z.strictObject({
    organization: userText,
    slug: slugPart,
    role: z.enum(["Manager", "Member"]),
    by: userText,
  }),
  subject: ({ organization, role }) =>
    `You are ${role === "Manager" ? "a Manager" : "a Member"} of ${org(organization)} now`,
  Body: ({ organization, slug, role, by, ...sender }) => (
    <Layout {...sender} preview="Your role changed." because={because(sender.product)}>
      <Line>
        <Said>{nameOf(by)}</Said>
        {" changed your role in "}
        <Said>{org(organization)}</Said>
        {role === "Manager"
          ? ". As a Manager you approve and remove people, grant permissions and change settings."
          : ". As a Member you use what was granted to you, and no longer manage people."}
      </Line>
      <Line>It is in force already, without signing in again.</Line>
      <Action href={`${sender.url}/o/${slug}`}>Open the organization</Action>
    </Layout>
  ),
  sample: { organization: "Acme", slug: "acme", role: "Manager", by: "Pia Lindqvist" },
  variants: [{ role: "Member" }],
});

/** To a former member: they were removed (KIO-23). */
export const removed = mail({
  props: z.strictObject({ organization: userText, reason: userText.nullable() }),
  subject: ({ organization }) => `You no longer belong to ${org(organization)}`,
  Body: ({ organization, reason, ...sender }) => {
    const said = lines(reason ?? "");
    return (
      <Layout
        {...sender}
        preview="Your membership ended."
        because={`You get this mail because you belonged to an organization at ${sender.product}.`}
      >
        <Line>
          {"Your membership of "}
          <Said>{org(organization)}</Said>
          {said.length > 0 ? " was ended. The reason given:" : " was ended. No reason was given."}
        </Line>
        {said.length > 0 ? <Quotation lines={said} /> : null}
        <Line>
          All your access there has ended. Other organizations are not affected, and you may ask again.
        </Line>
        <Action href={`${sender.url}/waiting`}>See your requests</Action>
      </Layout>
    );
  },
  sample: { organization: "Acme", reason: null },
  variants: [{ reason: "The project in Utrecht is over." }],
});

/** To an account: it became PlatformAdmin, or no longer is. */
export const platformAdmin = mail({
  props: z.strictObject({ made: z.boolean(), by: userText }),
  subject: ({ made }, { product }) =>
    made
      ? `You are a platform administrator of ${product} now`
      : `You are no longer a platform administrator of ${product}`,
  Body: ({ made, by, ...sender }) => (
    <Layout
      {...sender}
      preview="Your authority changed."
      because={`You get this mail because you have an account at ${sender.product}.`}
    >
      <Line>
        <Said>{nameOf(by)}</Said>
        {made
          ? " made you a platform administrator. You oversee every organization from now on."
          : " took platform administration from you. Your memberships stay as they are."}
      </Line>
      <Action href={`${sender.url}/users`}>{`Open ${sender.product}`}</Action>
    </Layout>
  ),
  sample: { made: true, by: "Pia Lindqvist" },
  variants: [{ made: false }],
});

/** To somebody whose account ended with their last membership. */
export const accountDeleted = mail({
  props: z.strictObject({ organization: userText }),
  subject: (_, { product }) => `Your account at ${product} was deleted`,
  Body: ({ organization, ...sender }) => (
    <Layout
      {...sender}
      preview="It ended with your last membership."
      because={`You get this mail because you had an account at ${sender.product}.`}
    >
      <Line>
        {"A Manager of "}
        <Said>{org(organization)}</Said>
        {" deleted your membership. It was your last one, so your account was deleted with it."}
      </Line>
      <Line>You may sign up again at any time, as a completely new user.</Line>
      <Action href={`${sender.url}/sign-up`}>Sign up</Action>
    </Layout>
  ),
  sample: { organization: "Acme" },
});
