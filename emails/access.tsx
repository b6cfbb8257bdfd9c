import { z } from "zod";
import { Action, Layout, Line, Quotation, Said } from "./layout";
import { mail, slugPart, userText } from "./mail";
import { lines, nameOf } from "./user-text";

const member = z.strictObject({ organization: userText, slug: slugPart });
/** What still keeps the person out, so that no mail says they are back who are not. */
const still = z.enum(["account", "disabled", "unapproved", "expired", "suspended"]).nullable().default(null);
type Still = z.infer<typeof still>;

const because = (product: string) => `You get this mail because you belong to an organization at ${product}.`;
const org = (name: string) => nameOf(name, 60, "the organization");

const obstacles: Record<NonNullable<Still>, string> = {
  account: "You still can’t open it, because your account is disabled. Ask a platform administrator.",
  disabled: "You still can’t open it, because your access is switched off. Ask one of its Managers.",
  unapproved: "You still can’t open it until a Manager approves you. We’ll email you then.",
  expired:
    "You still can’t open it, because your membership has reached its last day. Ask one of its Managers.",
  suspended: "You can’t open it yet, because the organization is suspended.",
};

/** To a member: their access was switched off (GGW-2, X-3). */
export const accessDisabled = mail({
  props: member,
  subject: ({ organization }) => `Your access to ${org(organization)} was switched off`,
  Body: ({ organization, slug: _, ...sender }) => (
    <Layout {...sender} preview="It can be switched on again." because={because(sender.product)}>
      <Line>
        {"A Manager switched off your access to "}
        <Said>{org(organization)}</Said>
        {". You stay listed there. Other organizations are not affected."}
      </Line>
      <Line>Ask one of its Managers if you think this is a mistake.</Line>
    </Layout>
  ),
  sample: { organization: "Acme", slug: "acme" },
});

/** To a member: their access was switched on again, and whether they can get in by it. */
export const accessRestored = mail({
  props: z.strictObject({ ...member.shape, still }),
  subject: ({ organization, still }) =>
    still === null
      ? `Your access to ${org(organization)} is back`
      : `Your access to ${org(organization)} was switched on`,
  Body: ({ organization, slug, still, ...sender }) => (
    <Layout
      {...sender}
      preview={still === null ? "You can open it again." : "Something still keeps you out."}
      because={because(sender.product)}
    >
      <Line>
        {"A Manager switched your access to "}
        <Said>{org(organization)}</Said>
        {still === null ? " on again, with everything you held before." : " on again."}
      </Line>
      {still && <Line>{obstacles[still]}</Line>}
      {still === null && <Action href={`${sender.url}/o/${slug}`}>Open the organization</Action>}
    </Layout>
  ),
  sample: { organization: "Acme", slug: "acme", still: null },
  variants: [{ still: "unapproved" }, { still: "account" }, { still: "expired" }, { still: "suspended" }],
});

/** To a member: Approved was switched off; they wait for a Manager's decision again. */
export const accessUnapproved = mail({
  props: z.strictObject({ ...member.shape, by: userText }),
  subject: ({ organization }) => `Your approval in ${org(organization)} was withdrawn`,
  Body: ({ organization, slug: _, by, ...sender }) => (
    <Layout
      {...sender}
      preview="You have no access until you are approved."
      because={because(sender.product)}
    >
      <Line>
        <Said>{nameOf(by)}</Said>
        {" withdrew your approval in "}
        <Said>{org(organization)}</Said>
        {
          ". You have no access until a Manager approves you again; what you held is kept. Other organizations are not affected."
        }
      </Line>
      <Line>
        We’ll email you when you are approved. Ask one of its Managers if you think this is a mistake.
      </Line>
    </Layout>
  ),
  sample: { organization: "Acme", slug: "acme", by: "Olive Tan" },
});

/** To a member: they were approved (GGW-16, X-7), and whether they can get in by it. */
export const accessApproved = mail({
  props: z.strictObject({ ...member.shape, by: userText, still, reason: userText.nullable() }),
  subject: ({ organization }) => `You were approved in ${org(organization)}`,
  Body: ({ organization, slug, by, still, reason, ...sender }) => {
    const said = lines(reason ?? "");
    return (
      <Layout
        {...sender}
        preview={still === null ? "You can open it now." : "Something still keeps you out."}
        because={because(sender.product)}
      >
        <Line>
          <Said>{nameOf(by)}</Said>
          {" approved you in "}
          <Said>{org(organization)}</Said>
          {still === null ? ". You can open it now, with everything you held before." : "."}
        </Line>
        {still && <Line>{obstacles[still]}</Line>}
        {said.length > 0 ? <Line>Note from the Manager:</Line> : null}
        {said.length > 0 ? <Quotation lines={said} /> : null}
        {still === null && <Action href={`${sender.url}/o/${slug}`}>Open the organization</Action>}
      </Layout>
    );
  },
  sample: { organization: "Acme", slug: "acme", by: "Olive Tan", still: null, reason: null },
  variants: [{ still: "disabled" }, { reason: "Sorry about the delay." }],
});
