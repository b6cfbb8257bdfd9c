import { z } from "zod";
import { Action, Layout, Line, Quotation, Said } from "./layout";
import { address, mail, slugPart, userText } from "./mail";
import { lines, nameOf } from "./user-text";

/** To the managers: a person with a confirmed address asked to join. */
export const requestReceived = mail({
  props: z.strictObject({
    organization: userText,
    slug: slugPart,
    requesterName: userText,
    requesterEmail: address,
    note: userText.nullable(),
  }),
  subject: ({ requesterName, organization }) =>
    `${nameOf(requesterName, 40)} asked to join ${nameOf(organization, 40, "your organization")}`,
  Body: ({ organization, slug, requesterName, requesterEmail, note, ...sender }) => {
    const said = lines(note ?? "");
    return (
      <Layout
        {...sender}
        preview="Approve or reject the request."
        because="You’re getting this email because you’re a manager of this organization."
      >
        <Line>
          <Said>{nameOf(requesterName)}</Said>
          {` (${requesterEmail}) asked to join `}
          <Said>{nameOf(organization, 60, "your organization")}</Said>
          {said.length > 0 ? " and wrote:" : "."}
        </Line>
        {said.length > 0 ? <Quotation lines={said} /> : null}
        <Line>If you approve the request, they become a Member. Until then they have no access.</Line>
        <Action href={`${sender.url}/o/${slug}/users/pending`}>Review the request</Action>
      </Layout>
    );
  },
  sample: {
    organization: "Acme",
    slug: "acme",
    requesterName: "Wim Aalders",
    requesterEmail: "wim@acme.example",
    note: "I start in Marco's group on Monday.\nMy desk is on the third floor.",
  },
  variants: [{ note: null }],
});
