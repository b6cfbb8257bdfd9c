import { z } from "zod";
import { Action, Layout, Line, Quotation, Said } from "./layout";
import { mail, userText } from "./mail";
import { lines, nameOf } from "./user-text";

/** To the person who asked: a manager rejected the request, with the reason if there is one (KIO-22). */
export const requestRejected = mail({
  props: z.strictObject({
    organization: userText,
    reason: userText.nullable(),
    /** From when they can ask this organization again; null for right away. */
    mayAskAgainAt: z.iso.datetime().nullable(),
  }),
  subject: ({ organization }) =>
    `Your request to join ${nameOf(organization, 60, "an organization")} was rejected`,
  Body: ({ organization, reason, mayAskAgainAt, ...sender }) => {
    const said = lines(reason ?? "");
    return (
      <Layout
        {...sender}
        preview="What you can do next."
        because={`You’re getting this email because you asked to join an organization on ${sender.product}.`}
      >
        <Line>
          {"Your request to join "}
          <Said>{nameOf(organization, 60, "the organization")}</Said>
          {said.length > 0 ? " was rejected. The reason given:" : " was rejected. No reason was given."}
        </Line>
        {said.length > 0 ? <Quotation lines={said} /> : null}
        <Line>
          {mayAskAgainAt
            ? `You can ask this organization again from ${day(mayAskAgainAt)}, and any other right away.`
            : "You can ask again, or ask another organization."}
        </Line>
        <Action href={`${sender.url}/waiting`}>See your requests</Action>
      </Layout>
    );
  },
  sample: {
    organization: "Acme",
    reason: "We only add people from the Utrecht office here.",
    mayAskAgainAt: null,
  },
  variants: [{ reason: null, mayAskAgainAt: "2026-12-01T00:00:00.000Z" }],
});

const day = (at: string) =>
  new Date(at).toLocaleDateString("en-GB", {
    day: "numeric",
    month: "long",
    year: "numeric",
    timeZone: "UTC",
  });
