import { z } from "zod";
import { Layout, Line, Quotation, Said } from "./layout";
import { mail, userText } from "./mail";
import { lines, nameOf } from "./user-text";

const org = (name: string) => nameOf(name, 60, "the organization");

const effects = {
  renamed: "Only the name is different. Its address and everything in it stay the same.",
  suspended: "No one can work in it until it’s resumed. Everything in it is kept.",
  resumed: "Its members can work in it again.",
  archived: "No one can open it any more. Everything in it is kept, and it can be restored.",
  restored: "It can be opened again, with everything that was in it.",
  deleted: "Everything in it is permanently deleted. Accounts and other organizations aren’t affected.",
} as const;

/** To the managers of an organization: a platform admin renamed, suspended, resumed, archived, restored or deleted it. */
export const organizationChanged = mail({
  props: z.strictObject({
    organization: userText,
    what: z.enum(["renamed", "suspended", "resumed", "archived", "restored", "deleted"]),
    by: userText,
    reason: userText.nullable(),
  }),
  subject: ({ organization, what }) => `${org(organization)} was ${what}`,
  Body: ({ organization, what, by, reason, ...sender }) => {
    const said = lines(reason ?? "");
    return (
      <Layout
        {...sender}
        preview={`By a platform admin of ${sender.product}.`}
        because={`You’re getting this email because you’re a manager of an organization on ${sender.product}.`}
      >
        <Line>
          <Said>{org(organization)}</Said>
          {` was ${what} by `}
          <Said>{nameOf(by)}</Said>
          {said.length > 0 ? ", a platform admin. The reason given:" : ", a platform admin."}
        </Line>
        {said.length > 0 ? <Quotation lines={said} /> : null}
        <Line>{effects[what]}</Line>
      </Layout>
    );
  },
  sample: { organization: "Acme", what: "suspended", by: "Pia Lindqvist", reason: "The contract ended." },
  variants: (["renamed", "resumed", "archived", "restored", "deleted"] as const).map((what) => ({
    what,
    reason: null,
  })),
});
