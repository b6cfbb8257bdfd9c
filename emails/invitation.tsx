import { z } from "zod";
import { Action, Layout, Line, Quotation, Said } from "./layout";
import { mail, tokenPart, userText } from "./mail";
import { line, lines, nameOf } from "./user-text";

const props = z.strictObject({
  token: tokenPart,
  organization: userText,
  by: userText,
  /** The sender's address; unknown for a reminder, which the system sends. */
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
  `You’re getting this email because this address was invited to an organization on ${product}. If you don’t know the sender, ignore it: nothing happens until you accept.`;

const sample = {
  token: "R1nVdUqkq8G0a9gqfJm3ZpX2tYwLs7cB5eHnKiOuTzA",
  organization: "Acme",
  by: "Olive Tan",
  byEmail: "olive@acme.example",
  role: "Member" as const,
  note: "Welcome to the field team. Mia will show you around on Monday.",
  expiresAt: "2026-11-29T10:00:00.000Z",
};

/** To an invited address (KMP-2, GGW-16). The sender's note is shown as a quotation, with nothing a mail program would link. */
export const invitationEmail = mail({
  props,
  subject: ({ organization, by }) => `${nameOf(by)} invited you to ${org(organization)}`,
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
          {" invited you to join "}
          <Said>{org(organization)}</Said>
          {role === "Manager" ? " as a Manager." : "."}
        </Line>
        {said.length > 0 ? <Line>Note from the sender:</Line> : null}
        {said.length > 0 ? <Quotation lines={said} /> : null}
        <Line>
          {`Open the link to accept or decline. It’s valid until ${until(expiresAt)} and only works for this address.`}
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
  subject: ({ organization }) => `Your invitation to ${org(organization)} expires soon`,
  Body: ({ token, organization, by, byEmail: _, role: __, note: ___, expiresAt, ...sender }) => (
    <Layout {...sender} preview={`It expires on ${until(expiresAt)}.`} because={because(sender.product)}>
      <Line>
        <Said>{nameOf(by)}</Said>
        {" invited you to join "}
        <Said>{org(organization)}</Said>
        {`. The invitation expires on ${until(expiresAt)}.`}
      </Line>
      <Action href={`${sender.url}/invite/${token}`}>See the invitation</Action>
    </Layout>
  ),
  sample,
});
