import { z } from "zod";
import { Action, Layout, Line } from "./layout";
import { mail } from "./mail";
import { nameOf } from "./user-text";

const having = (product: string) => `You get this mail because you have an account at ${product}.`;
const had = (product: string) => `You get this mail because you had an account at ${product}.`;

/** To an account: somebody signed in from a browser that it was never used from (ASVS 6.3.5). */
export const newDevice = mail({
  props: z.strictObject({
    device: z.string().max(60),
    ip: z.union([z.ipv4(), z.ipv6()]).nullable(),
    at: z.iso.datetime(),
  }),
  subject: (_, { product }) => `A new device signed in to your account at ${product}`,
  Body: ({ device, ip, at, ...sender }) => (
    <Layout
      {...sender}
      preview="If it was not you, choose another password now."
      because={having(sender.product)}
    >
      <Line>
        {`Somebody signed in with your password: ${nameOf(device, 60, "a browser")}${ip ? `, from the address ${ip}` : ""}, on ${moment(at)}.`}
      </Line>
      <Line>
        If it was you, there is nothing to do. If it was not, sign that device out and choose another password
        now.
      </Line>
      <Action href={`${sender.url}/account/security`}>See your devices</Action>
    </Layout>
  ),
  sample: { device: "Firefox on Windows", ip: "203.0.113.7", at: "2026-11-22T09:30:00.000Z" },
  variants: [{ ip: null }],
});

/** To somebody whose account was deleted, by themself or by a PlatformAdmin. */
export const ownAccountDeleted = mail({
  props: z.strictObject({ by: z.enum(["oneself", "platform"]) }),
  subject: (_, { product }) => `Your account at ${product} was deleted`,
  Body: ({ by, ...sender }) => (
    <Layout {...sender} preview="Everything of it ended." because={had(sender.product)}>
      <Line>
        {by === "oneself" ? "You deleted your account. " : "A platform administrator deleted your account. "}
        Your memberships, permissions, requests and sessions ended with it.
      </Line>
      <Line>You may sign up again at any time, as a completely new user.</Line>
      <Action href={`${sender.url}/sign-up`}>Sign up</Action>
    </Layout>
  ),
  sample: { by: "oneself" },
  variants: [{ by: "platform" }],
});

/** To an account: a PlatformAdmin disabled or enabled it (CASE-10). */
export const accountDisabled = mail({
  props: z.strictObject({ disabled: z.boolean() }),
  subject: ({ disabled }, { product }) =>
    `Your account at ${product} was ${disabled ? "disabled" : "enabled again"}`,
  Body: ({ disabled, ...sender }) => (
    <Layout {...sender} preview="What it means for you." because={having(sender.product)}>
      {disabled ? (
        <Line>
          A platform administrator disabled your account. Every session ended, and it gives no access until it
          is enabled again. Your memberships stay listed.
        </Line>
      ) : (
        <Line>
          A platform administrator enabled your account again. Sign in; your memberships are what they were.
        </Line>
      )}
      {disabled ? (
        <Line>Ask a platform administrator if you think this is a mistake.</Line>
      ) : (
        <Action href={`${sender.url}/sign-in`}>Sign in</Action>
      )}
    </Layout>
  ),
  sample: { disabled: true },
  variants: [{ disabled: false }],
});

/** A moment in words, in UTC, as on every page. */
function moment(at: string): string {
  const words = new Date(at).toLocaleString("en-GB", {
    dateStyle: "long",
    timeStyle: "short",
    timeZone: "UTC",
  });
  return `${words} UTC`;
}
