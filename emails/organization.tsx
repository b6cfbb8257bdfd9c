import { z } from "zod";
import { Layout, Line, Quotation, Said } from "./layout";
import { mail, userText } from "./mail";
import { lines, nameOf } from "./user-text";

const org = (name: string) => nameOf(name, 60, "the organization");

const effects = {
  renamed: "Only its name is another. Its address and everything in it stay as they are.",
  suspended: "Nobody can work in it until it is resumed. Everything in it stays as it is.",
  resumed: "Everybody who belongs to it can work there again.",
  archived: "Nobody can open it any more. Everything in it is kept, and it can be restored.",
  restored: "It can be opened again, with everything that was in it.",
  deleted: "Everything in it is gone for good. Accounts and other organizations are not affected.",
} as const;

/** To the Managers of an organization: what a platform administrator did with it as a whole. */
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
        preview={`By a platform administrator of ${sender.product}.`}
        because={`You get this mail because you are a Manager of an organization at ${sender.product}.`}
      >
        <Line>
          <Said>{org(organization)}</Said>
          {` was ${what} by `}
          <Said>{nameOf(by)}</Said>
          {said.length > 0 ? ", a platform administrator. The reason given:" : ", a platform administrator."}
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
