import { z } from "zod";
import { Action, Layout, Line, Quotation, Said } from "./layout";
import { mail, tokenPart, userText } from "./mail";
import { line, lines, nameOf } from "./user-text";

const props = z.strictObject({
  token: tokenPart,
  organization: userText,
  by: userText,
  /** The sender's address; not known where nobody sends, such as for a reminder. */
  byEmail: userText.nullish(),
  role: z.enum(["Manager", "Member"]),
  /** What the sender wrote to the person. */
  note: userText.nullable(),
  expiresAt: z.iso.datetime(),
});

const org = (name: string) => nameOf(name, 60, "an organization");
const until = (iso: string) =>
  new Date(iso).toLocaleDateString("en-GB", {
    day: "numeric",
    month: "long",
    year: "numeric",
    timeZone: "UTC",
  });
const because = (product: string) =>
  `You get this mail because somebody invited this address to an organization at ${product}. If you do not know them, do nothing: nothing happens until you accept.`;

const sample = {
  token: "R1nVdUqkq8G0a9gqfJm3ZpX2tYwLs7cB5eHnKiOuTzA",
  organization: "Acme",
  by: "Olive Tan",
  byEmail: "olive@acme.example",
  role: "Member" as const,
  note: "Welcome to the field team. Mia shows you around on Monday.",
  expiresAt: "2026-11-29T10:00:00.000Z",
};

/** To an invited address (KMP-2, GGW-16). The sender's line stands in a quotation, and can lead nowhere. */
export const invitationEmail = mail({
  props,
  subject: ({ organization, by }) => `${nameOf(by)} invites you to ${org(organization)}`,
  Body: ({ token, organization, by, byEmail, role, note, expiresAt, ...sender }) => {
    const said = lines(note ?? "");
    return (
      <Layout
        {...sender}
        preview={`The link is valid until ${until(expiresAt)}.`}
        because={because(sender.product)}
      >
        <Line>
          <Said>{nameOf(by)}</Said>
          {byEmail ? ` (${line(byEmail, 254)})` : null}
          {" invites you to join "}
          <Said>{org(organization)}</Said>
          {role === "Manager" ? " as a Manager." : "."}
        </Line>
        {said.length > 0 ? <Line>They write:</Line> : null}
        {said.length > 0 ? <Quotation lines={said} /> : null}
        <Line>
          {`Open the link to accept or to decline. It is valid until ${until(expiresAt)} and works for this address alone.`}
        </Line>
        <Action href={`${sender.url}/invite/${token}`}>See the invitation</Action>
      </Layout>
    );
  },
  sample,
  variants: [{ role: "Manager", note: null, byEmail: null }],
});

/** To the same address, two days before the invitation expires. */
export const invitationReminder = mail({
  props,
  subject: ({ organization }) => `Your invitation to ${org(organization)} ends soon`,
  Body: ({ token, organization, by, byEmail: _, role: __, note: ___, expiresAt, ...sender }) => (
    <Layout {...sender} preview={`It ends on ${until(expiresAt)}.`} because={because(sender.product)}>
      <Line>
        <Said>{nameOf(by)}</Said>
        {" invited you to join "}
        <Said>{org(organization)}</Said>
        {`. The invitation ends on ${until(expiresAt)}.`}
      </Line>
      <Action href={`${sender.url}/invite/${token}`}>See the invitation</Action>
    </Layout>
  ),
  sample,
});
