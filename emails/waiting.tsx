import { z } from "zod";
import { Action, Layout, Line, Quotation, Said } from "./layout";
import { mail, slugPart, userText } from "./mail";
import { lines, nameOf } from "./user-text";

const org = (name: string) => nameOf(name, 60, "the organization");

/** To the person who asked: a message from a manager who has not decided yet (CASE-15). */
export const requestNote = mail({
  props: z.strictObject({ organization: userText, by: userText, note: userText }),
  subject: ({ organization }) => `Message about your request to join ${org(organization)}`,
  Body: ({ organization, by, note, ...sender }) => (
    <Layout
      {...sender}
      preview="Your request is still open."
      because={`You’re getting this email because you asked to join an organization on ${sender.product}.`}
    >
      <Line>
        <Said>{nameOf(by)}</Said>
        {", a manager of "}
        <Said>{org(organization)}</Said>
        {", wrote to you:"}
      </Line>
      <Quotation lines={lines(note)} />
      <Line>
        Your request is still open. To add what’s missing, withdraw it and ask again with a new note.
      </Line>
      <Action href={`${sender.url}/waiting`}>See your request</Action>
    </Layout>
  ),
  sample: {
    organization: "Acme",
    by: "Olive Tan",
    note: "We need the name of the person you will work for.",
  },
});

/** To the person who asked: the request expired without a decision (CASE-6). */
export const requestExpired = mail({
  props: z.strictObject({ organization: userText }),
  subject: ({ organization }) => `Your request to join ${org(organization)} has expired`,
  Body: ({ organization, ...sender }) => (
    <Layout
      {...sender}
      preview="You can ask again."
      because={`You’re getting this email because you asked to join an organization on ${sender.product}.`}
    >
      <Line>
        {"Your request to join "}
        <Said>{org(organization)}</Said>
        {" wasn’t answered in time, so it expired. You can ask again right away."}
      </Line>
      <Action href={`${sender.url}/waiting`}>Ask again</Action>
    </Layout>
  ),
  sample: { organization: "Acme" },
});

/** To the person who asked: the organization was deleted. */
export const requestVoid = mail({
  props: z.strictObject({ organization: userText }),
  subject: ({ organization }) => `Your request to join ${org(organization)} was closed`,
  Body: ({ organization, ...sender }) => (
    <Layout
      {...sender}
      preview="The organization was deleted."
      because={`You’re getting this email because you asked to join an organization on ${sender.product}.`}
    >
      <Line>
        <Said>{org(organization)}</Said>
        {" was deleted by a platform admin, so your request to join it was closed. You keep your account."}
      </Line>
      <Action href={`${sender.url}/waiting`}>Choose another organization</Action>
    </Layout>
  ),
  sample: { organization: "Acme" },
});

/** To the managers, one email for all open requests: 2 and 7 days after the first of them (CASE-6). */
export const requestsWaiting = mail({
  props: z.strictObject({ organization: userText, slug: slugPart, count: z.int(), days: z.int() }),
  subject: ({ organization, count }) =>
    `${people(count)} ${count === 1 ? "is" : "are"} waiting to join ${org(organization)}`,
  Body: ({ organization, slug, count, days, ...sender }) => (
    <Layout
      {...sender}
      preview="Approve or reject them."
      because="You’re getting this email because you’re a manager of this organization."
    >
      <Line>
        {`${people(count)} asked to join `}
        <Said>{org(organization)}</Said>
        {`${count === 1 ? "" : ", the first of them"} ${days} days ago${count === 1 ? " and is" : ", and are"} still waiting for an answer.`}
      </Line>
      <Action href={`${sender.url}/o/${slug}/users/pending`}>Review requests</Action>
    </Layout>
  ),
  sample: { organization: "Acme", slug: "acme", count: 3, days: 7 },
});

/** To the managers, one email for all requests since the last one, so that forty requests don't mean forty emails. */
export const requestsNew = mail({
  props: z.strictObject({
    organization: userText,
    slug: slugPart,
    /** The first three of them. */
    names: z.array(userText).max(3),
    count: z.int(),
  }),
  subject: ({ organization, count }) => `${people(count)} asked to join ${org(organization)}`,
  Body: ({ organization, slug, names, count, ...sender }) => (
    <Layout
      {...sender}
      preview="Approve or reject them."
      because="You’re getting this email because you’re a manager of this organization."
    >
      <Line>
        {`Since our last email, ${people(count)} asked to join `}
        <Said>{org(organization)}</Said>
        {":"}
      </Line>
      <Quotation
        lines={[
          ...names.map((name) => nameOf(name)),
          ...(count > names.length ? [`and ${count - names.length} more`] : []),
        ]}
      />
      <Action href={`${sender.url}/o/${slug}/users/pending`}>Review requests</Action>
    </Layout>
  ),
  sample: { organization: "Acme", slug: "acme", names: ["Wim Aalders", "Ann Lee", "Bo Chen"], count: 40 },
});

/** To the person who started it: an action on many people has finished. */
export const jobFinished = mail({
  props: z.strictObject({
    organization: userText,
    slug: slugPart,
    job: z.uuid(),
    what: z.enum(["approved", "rejected", "removed", "invited"]),
    done: z.int(),
    refused: z.int(),
  }),
  subject: ({ what, done, organization }) => `${people(done)} ${what} in ${org(organization)}`,
  Body: ({ organization, slug, job, what, done, refused, ...sender }) => (
    <Layout
      {...sender}
      preview="See the result for each person."
      because="You’re getting this email because you started this action for several people at once."
    >
      <Line>
        {`${people(done)} ${done === 1 ? "was" : "were"} ${what} in `}
        <Said>{org(organization)}</Said>
        {refused > 0 ? `. ${people(refused)} couldn’t be ${what}; the page shows the reason for each.` : "."}
      </Line>
      <Action href={`${sender.url}/o/${slug}/users/jobs/${job}`}>See the results</Action>
    </Layout>
  ),
  sample: {
    organization: "Acme",
    slug: "acme",
    job: "123e4567-e89b-42d3-a456-426614174000",
    what: "approved",
    done: 38,
    refused: 2,
  },
});

const people = (count: number) => (count === 1 ? "1 person" : `${count.toLocaleString("en-GB")} people`);
