import { z } from "zod";
import { Action, Layout, Line, Quotation, Said } from "./layout";
import { mail, userText } from "./mail";
import { lines, nameOf } from "./user-text";

const org = (name: string) => nameOf(name, 60, "the organization");

/** To the platform admins: a manager proposed a Member as Manager (INV-3). */
export const promotionProposed = mail({
  props: z.strictObject({ organization: userText, candidate: userText, by: userText, reason: userText }),
  subject: ({ organization, candidate }) =>
    `${nameOf(candidate, 30)} was proposed as a Manager of ${org(organization)}`.slice(0, 78),
  Body: ({ organization, candidate, by, reason, ...sender }) => (
    <Layout
      {...sender}
      preview="Approve or reject the proposal."
      because={`You’re getting this email because you’re a platform admin of ${sender.product}.`}
    >
      <Line>
        <Said>{nameOf(by)}</Said>
        {" proposed "}
        <Said>{nameOf(candidate)}</Said>
        {" as a Manager of "}
        <Said>{org(organization)}</Said>
        {". The reason given:"}
      </Line>
      <Quotation lines={lines(reason)} />
      <Action href={`${sender.url}/platform/requests/promotions`}>Review the proposal</Action>
    </Layout>
  ),
  sample: {
    organization: "Acme",
    candidate: "Mia Park",
    by: "Olive Tan",
    reason: "She runs the field team.",
  },
});

/** To the manager who made a proposal: what was decided. */
export const promotionDecided = mail({
  props: z.strictObject({
    organization: userText,
    candidate: userText,
    approved: z.boolean(),
    by: userText,
    answer: userText.nullable(),
  }),
  subject: ({ candidate, approved }) =>
    `Your proposal to make ${nameOf(candidate, 30)} a Manager was ${approved ? "approved" : "rejected"}`,
  Body: ({ organization, candidate, approved, by, answer, ...sender }) => {
    const said = lines(answer ?? "");
    return (
      <Layout
        {...sender}
        preview="A platform admin has decided."
        because={`You’re getting this email because you proposed a new Manager on ${sender.product}.`}
      >
        <Line>
          <Said>{nameOf(by)}</Said>
          {approved ? " approved your proposal: " : " rejected your proposal: "}
          <Said>{nameOf(candidate)}</Said>
          {approved ? " is now a Manager of " : " stays a Member of "}
          <Said>{org(organization)}</Said>
          {said.length > 0 ? ". Their answer:" : "."}
        </Line>
        {said.length > 0 ? <Quotation lines={said} /> : null}
      </Layout>
    );
  },
  sample: { organization: "Acme", candidate: "Mia Park", approved: true, by: "Pia Lindqvist", answer: null },
  variants: [{ approved: false, answer: "Acme already has four Managers." }],
});
