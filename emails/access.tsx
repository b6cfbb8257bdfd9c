import { z } from "zod";
import { Action, Layout, Line, Quotation, Said } from "./layout";
import { mail, slugPart, userText } from "./mail";
import { lines, nameOf } from "./user-text";

const member = z.strictObject({ organization: userText, slug: slugPart });
/** What still blocks the person's access, so that the email doesn't say they are back when they aren't. */
const still = z.enum(["account", "disabled", "unapproved", "expired", "suspended"]).nullable().default(null);
type Still = z.infer<typeof still>;

const because = (product: string) =>
  `You’re getting this email because you belong to an organization on ${product}.`;
const org = (name: string) => nameOf(name, 60, "the organization");

const obstacles: Record<NonNullable<Still>, string> = {
  account: "You still can’t open it, because your account is disabled. Contact a platform admin.",
  disabled: "You still can’t open it, because your access is turned off. Ask one of its managers.",
  unapproved: "You still can’t open it until a manager approves you. We’ll email you then.",
  expired:
    "You still can’t open it, because your membership has ended. Ask one of its managers to extend it.",
  suspended: "You can’t open it yet, because the organization is suspended.",
};

/** To a member: their access was turned off (GGW-2, X-3). */
export const accessDisabled = mail({
  props: member,
  subject: ({ organization }) => `Your access to ${org(organization)} was turned off`,
  Body: ({ organization, slug: _, ...sender }) => (
    <Layout {...sender} preview="It can be turned on again." because={because(sender.product)}>
      <Line>
        {"A manager turned off your access to "}
        <Said>{org(organization)}</Said>
        {". You stay listed there. Other organizations aren’t affected."}
      </Line>
      <Line>If you think this is a mistake, ask one of its managers.</Line>
    </Layout>
  ),
  sample: { organization: "Acme", slug: "acme" },
});

/** To a member: their access was turned on again, and whether they can get in now. */
export const accessRestored = mail({
  props: z.strictObject({ ...member.shape, still }),
  subject: ({ organization, still }) =>
    still === null
      ? `Your access to ${org(organization)} is back`
      : `Your access to ${org(organization)} was turned on`,
  Body: ({ organization, slug, still, ...sender }) => (
    <Layout
      {...sender}
      preview={still === null ? "You can open it again." : "You still can’t open it."}
      because={because(sender.product)}
    >
      <Line>
        {"A manager turned your access to "}
        <Said>{org(organization)}</Said>
        {still === null ? " on again. You have everything you had before." : " on again."}
      </Line>
      {still && <Line>{obstacles[still]}</Line>}
      {still === null && <Action href={`${sender.url}/o/${slug}`}>Open the organization</Action>}
    </Layout>
  ),
  sample: { organization: "Acme", slug: "acme", still: null },
  variants: [{ still: "unapproved" }, { still: "account" }, { still: "expired" }, { still: "suspended" }],
});

/** To a member: Approved was turned off, so they are waiting for a manager again. */
export const accessUnapproved = mail({
  props: z.strictObject({ ...member.shape, by: userText }),
  subject: ({ organization }) => `Your approval in ${org(organization)} was withdrawn`,
  Body: ({ organization, slug: _, by, ...sender }) => (
    <Layout {...sender} preview="You have no access until you’re approved." because={because(sender.product)}>
      <Line>
        <Said>{nameOf(by)}</Said>
        {" withdrew your approval in "}
        <Said>{org(organization)}</Said>
        {
          ". You have no access until a manager approves you again. Your permissions are kept, and other organizations aren’t affected."
        }
      </Line>
      <Line>
        We’ll email you when you’re approved. If you think this is a mistake, ask one of its managers.
      </Line>
    </Layout>
  ),
  sample: { organization: "Acme", slug: "acme", by: "Olive Tan" },
});

/** To a member: they were approved (GGW-16, X-7), and whether they can get in now. */
export const accessApproved = mail({
  props: z.strictObject({ ...member.shape, by: userText, still, reason: userText.nullable() }),
  subject: ({ organization }) => `You were approved in ${org(organization)}`,
  Body: ({ organization, slug, by, still, reason, ...sender }) => {
    const said = lines(reason ?? "");
    return (
      <Layout
        {...sender}
        preview={still === null ? "You can open it now." : "You still can’t open it."}
        because={because(sender.product)}
      >
        <Line>
          <Said>{nameOf(by)}</Said>
          {" approved you in "}
          <Said>{org(organization)}</Said>
          {still === null ? ". You can open it now, with everything you had before." : "."}
        </Line>
        {still && <Line>{obstacles[still]}</Line>}
        {said.length > 0 ? <Line>Note from the manager:</Line> : null}
        {said.length > 0 ? <Quotation lines={said} /> : null}
        {still === null && <Action href={`${sender.url}/o/${slug}`}>Open the organization</Action>}
      </Layout>
    );
  },
  sample: { organization: "Acme", slug: "acme", by: "Olive Tan", still: null, reason: null },
  variants: [{ still: "disabled" }, { reason: "Sorry about the delay." }],
});
