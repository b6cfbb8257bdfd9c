import { z } from "zod";
import { Action, Layout, Line, Quotation, Said } from "./layout";
import { mail, slugPart, userText } from "./mail";
import { lines, nameOf } from "./user-text";

/** To the person who asked: a manager approved the request (KIO-21). */
export const requestApproved = mail({
  props: z.strictObject({ organization: userText, slug: slugPart, reason: userText.nullable() }),
  subject: ({ organization }) => `You’re now a Member of ${nameOf(organization, 60, "your organization")}`,
  Body: ({ organization, slug, reason, ...sender }) => {
    const said = lines(reason ?? "");
    return (
      <Layout
        {...sender}
        preview="Your request was approved."
        because={`You’re getting this email because you asked to join an organization on ${sender.product}.`}
      >
        <Line>
          {"Your request to join "}
          <Said>{nameOf(organization, 60, "the organization")}</Said>
          {" was approved. You’re now a Member and can open it."}
        </Line>
        {said.length > 0 ? <Line>Note from the manager:</Line> : null}
        {said.length > 0 ? <Quotation lines={said} /> : null}
        <Action href={`${sender.url}/o/${slug}`}>Open the organization</Action>
      </Layout>
    );
  },
  sample: { organization: "Acme", slug: "acme", reason: "Welcome. Mia will show you around." },
  variants: [{ reason: null }],
});
