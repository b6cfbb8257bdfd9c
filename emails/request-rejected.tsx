import { z } from "zod";
import { Action, Layout, Line, Quotation, Said } from "./layout";
import { mail, userText } from "./mail";
import { lines, nameOf } from "./user-text";

/** To the person: a Manager rejected the request, with a reason if one was given to them (KIO-22). */
export const requestRejected = mail({
  props: z.strictObject({
    organization: userText,
    reason: userText.nullable(),
    /** When the organization lets them ask again; null for at once. */
    mayAskAgainAt: z.iso.datetime().nullable(),
  }),
  subject: ({ organization }) =>
    `Your request to join ${nameOf(organization, 60, "an organization")} was rejected`,
  Body: ({ organization, reason, mayAskAgainAt, ...sender }) => {
    const said = lines(reason ?? "");
    return (
      <Layout
        {...sender}
        preview="What you can do now."
        because={`You get this mail because you asked to join an organization at ${sender.product}.`}
      >
        <Line>
          {"Your request to join "}
          <Said>{nameOf(organization, 60, "the organization")}</Said>
          {said.length > 0 ? " was rejected. The reason given:" : " was rejected. No reason was given."}
        </Line>
        {said.length > 0 ? <Quotation lines={said} /> : null}
        <Line>
          {mayAskAgainAt
            ? `You may ask here again from ${day(mayAskAgainAt)}, and any other organization at once.`
            : "You may ask again, here or at another organization."}
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
