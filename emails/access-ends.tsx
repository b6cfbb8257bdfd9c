import { z } from "zod";
import { Action, Layout, Line, Said } from "./layout";
import { mail, slugPart, userText } from "./mail";
import { nameOf } from "./user-text";

const org = (name: string) => nameOf(name, 40, "the organization");

const day = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", timeZone: "UTC" });

/** To a member, before something of theirs expires: the named permissions, or the membership itself when `what` is empty. */
export const accessEnds = mail({
  props: z.strictObject({
    organization: userText,
    slug: slugPart,
    what: z.array(userText).max(20),
    at: z.iso.datetime(),
  }),
  subject: ({ organization, what, at }) =>
    `Your ${what.length === 0 ? "access to" : "permissions in"} ${org(organization)} end${what.length === 0 ? "s" : ""} on ${day.format(new Date(at))}`,
  Body: ({ organization, slug, what, at, ...sender }) => (
    <Layout
      {...sender}
      preview={`A manager can extend ${what.length === 0 ? "it" : "them"}.`}
      because="You’re getting this email because something you were given for a limited time is about to end."
    >
      <Line>
        {what.length === 0 ? "Your membership of " : "Your permissions in "}
        <Said>{org(organization)}</Said>
        {` end${what.length === 0 ? "s" : ""} at the end of ${day.format(new Date(at))} (UTC). A manager can extend ${what.length === 0 ? "it" : "them"}.`}
      </Line>
      {what.length > 0 && <Line>{what.map((one) => nameOf(one)).join(", ")}</Line>}
      <Action href={`${sender.url}/o/${slug}`}>See what you can do</Action>
    </Layout>
  ),
  sample: { organization: "Acme", slug: "acme", what: ["Night watch"], at: "2026-11-30T23:59:59.999Z" },
  variants: [{ what: [] }],
});
