import { z } from "zod";
import { Action, Layout, Line, Said } from "./layout";
import { mail, slugPart, userText } from "./mail";
import { nameOf } from "./user-text";

const org = (name: string) => nameOf(name, 40, "the organization");

const day = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", timeZone: "UTC" });

/** To somebody for whom something ends on its day: what was granted, or the membership itself where nothing is named. */
export const accessEnds = mail({
  props: z.strictObject({
    organization: userText,
    slug: slugPart,
    what: z.array(userText).max(20),
    at: z.iso.datetime(),
  }),
  subject: ({ organization, what }) =>
    `${what.length === 0 ? "Your access to" : "Something granted in"} ${org(organization)} ends soon`,
  Body: ({ organization, slug, what, at, ...sender }) => (
    <Layout
      {...sender}
      preview="A Manager can extend it."
      because="You get this mail because something that was given to you for a time is about to end."
    >
      <Line>
        {what.length === 0 ? "Your membership of " : "In "}
        <Said>{org(organization)}</Said>
        {what.length === 0 ? " ends" : ", this ends"}
        {` with ${day.format(new Date(at))} (UTC). A Manager can extend it.`}
      </Line>
      {what.length > 0 && <Line>{what.map((one) => nameOf(one)).join(", ")}</Line>}
      <Action href={`${sender.url}/o/${slug}`}>See what you may do</Action>
    </Layout>
  ),
  sample: { organization: "Acme", slug: "acme", what: ["Night watch"], at: "2026-11-30T23:59:59.999Z" },
  variants: [{ what: [] }],
});
