import { z } from "zod";
import { Action, Layout, Line } from "./layout";
import { mail } from "./mail";
import { nameOf } from "./user-text";

const having = (product: string) => `You’re getting this email because you have an account on ${product}.`;
const had = (product: string) => `You’re getting this email because you had an account on ${product}.`;

/** To an account holder: the account was used from a new browser (ASVS 6.3.5). */
export const newDevice = mail({
  props: z.strictObject({
    device: z.string().max(60),
    ip: z.union([z.ipv4(), z.ipv6()]).nullable(),
    at: z.iso.datetime(),
  }),
  subject: (_, { product }) => `New sign-in to your ${product} account`,
  Body: ({ device, ip, at, ...sender }) => (
    <Layout
      {...sender}
      preview="If it wasn’t you, change your password now."
      because={having(sender.product)}
    >
      <Line>
        {`Your password was used to sign in from ${nameOf(device, 60, "a new browser")}${ip ? ` (IP address ${ip})` : ""} on ${moment(at)}.`}
      </Line>
      <Line>
        If it was you, there’s nothing to do. If it wasn’t, sign that device out and change your password now.
      </Line>
      <Action href={`${sender.url}/account/security`}>See your devices</Action>
    </Layout>
  ),
  sample: { device: "Firefox on Windows", ip: "203.0.113.7", at: "2026-11-22T09:30:00.000Z" },
  variants: [{ ip: null }],
});

/** To the former holder of an account that they or a platform admin deleted. */
export const ownAccountDeleted = mail({
  props: z.strictObject({ by: z.enum(["oneself", "platform"]) }),
  subject: (_, { product }) => `Your ${product} account was deleted`,
  Body: ({ by, ...sender }) => (
    <Layout {...sender} preview="Your memberships and permissions are gone." because={had(sender.product)}>
      <Line>
        {by === "oneself" ? "You deleted your account. " : "A platform admin deleted your account. "}
        Your memberships, permissions, requests and sessions are gone with it.
      </Line>
      <Line>You can sign up again at any time, as a new user.</Line>
      <Action href={`${sender.url}/sign-up`}>Sign up</Action>
    </Layout>
  ),
  sample: { by: "oneself" },
  variants: [{ by: "platform" }],
});

/** To an account holder: a platform admin disabled or enabled the account (CASE-10). */
export const accountDisabled = mail({
  props: z.strictObject({ disabled: z.boolean() }),
  subject: ({ disabled }, { product }) =>
    `Your ${product} account was ${disabled ? "disabled" : "enabled again"}`,
  Body: ({ disabled, ...sender }) => (
    <Layout
      {...sender}
      preview={disabled ? "You can’t sign in for now." : "You can sign in again."}
      because={having(sender.product)}
    >
      {disabled ? (
        <Line>
          A platform admin disabled your account. You’re signed out everywhere and have no access until it’s
          enabled again. Your memberships stay listed.
        </Line>
      ) : (
        <Line>
          A platform admin enabled your account again. You can sign in, and your memberships are as they were.
        </Line>
      )}
      {disabled ? (
        <Line>If you think this is a mistake, contact a platform admin.</Line>
      ) : (
        <Action href={`${sender.url}/sign-in`}>Sign in</Action>
      )}
    </Layout>
  ),
  sample: { disabled: true },
  variants: [{ disabled: false }],
});

/** A date and time in UTC, in the format used on every page. */
function moment(at: string): string {
  const words = new Date(at).toLocaleString("en-GB", {
    dateStyle: "long",
    timeStyle: "short",
    timeZone: "UTC",
  });
  return `${words} UTC`;
}
