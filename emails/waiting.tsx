import { z } from "zod";
import { Action, Layout, Line, Quotation, Said } from "./layout";
import { mail, slugPart, userText } from "./mail";
import { lines, nameOf } from "./user-text";

const org = (name: string) => nameOf(name, 60, "the organization");

/** To somebody who waits: a Manager writes without deciding (CASE-15). */
export const requestNote = mail({
  props: z.strictObject({ organization: userText, by: userText, note: userText }),
  subject: ({ organization }) => `A word about your request to join ${org(organization)}`,
  Body: ({ organization, by, note, ...sender }) => (
    <Layout
      {...sender}
      preview="Your request is still open."
      because={`You get this mail because you asked to join an organization at ${sender.product}.`}
    >
      <Line>
        <Said>{nameOf(by)}</Said>
        {", a Manager of "}
        <Said>{org(organization)}</Said>
        {", writes:"}
      </Line>
      <Quotation lines={lines(note)} />
      <Line>Your request is still open. You can withdraw it and ask again with what is missing.</Line>
      <Action href={`${sender.url}/waiting`}>See your request</Action>
    </Layout>
  ),
  sample: {
    organization: "Acme",
    by: "Olive Tan",
    note: "We need the name of the person you will work for.",
  },
});

/** To the person: nobody answered in time (CASE-6). */
export const requestExpired = mail({
  props: z.strictObject({ organization: userText }),
  subject: ({ organization }) => `Your request to join ${org(organization)} ended without an answer`,
  Body: ({ organization, ...sender }) => (
    <Layout
      {...sender}
      preview="You may ask again."
      because={`You get this mail because you asked to join an organization at ${sender.product}.`}
    >
      <Line>
        {"Nobody answered your request to join "}
        <Said>{org(organization)}</Said>
        {" in time, so it ended. You may ask again at once."}
      </Line>
      <Action href={`${sender.url}/waiting`}>Ask again</Action>
    </Layout>
  ),
  sample: { organization: "Acme" },
});

/** To the person: the organization they wait for is gone. */
export const requestVoid = mail({
  props: z.strictObject({ organization: userText }),
  subject: ({ organization }) => `Your request to join ${org(organization)} ended`,
  Body: ({ organization, ...sender }) => (
    <Layout
      {...sender}
      preview="The organization was deleted."
      because={`You get this mail because you asked to join an organization at ${sender.product}.`}
    >
      <Line>
        <Said>{org(organization)}</Said>
        {" was deleted by a platform administrator, so your request to join it ended. Your account stays."}
      </Line>
      <Action href={`${sender.url}/waiting`}>Choose another organization</Action>
    </Layout>
  ),
  sample: { organization: "Acme" },
});

/** To the Managers, one mail for all who wait: 2 and 7 days after somebody asked (CASE-6). */
export const requestsWaiting = mail({
  props: z.strictObject({ organization: userText, slug: slugPart, count: z.int(), days: z.int() }),
  subject: ({ organization, count }) =>
    `${people(count)} ${count === 1 ? "waits" : "wait"} for an answer from ${org(organization)}`,
  Body: ({ organization, slug, count, days, ...sender }) => (
    <Layout
      {...sender}
      preview="Approve or reject them."
      because="You get this mail because you are a Manager of this organization."
    >
      <Line>
        {`${people(count)} asked to join `}
        <Said>{org(organization)}</Said>
        {`, the first of them ${days} days ago, and nobody has answered yet.`}
      </Line>
      <Action href={`${sender.url}/o/${slug}/users/pending`}>See who is waiting</Action>
    </Layout>
  ),
  sample: { organization: "Acme", slug: "acme", count: 3, days: 7 },
});

/** To the Managers, one mail for all who asked since the last one: forty requests are no forty mails. */
export const requestsNew = mail({
  props: z.strictObject({
    organization: userText,
    slug: slugPart,
    /** The first three of them. */
    names: z.array(userText).max(3),
    count: z.int(),
  }),
  subject: ({ organization, count }) =>
    `${people(count)} ${count === 1 ? "asks" : "ask"} to join ${org(organization)}`,
  Body: ({ organization, slug, names, count, ...sender }) => (
    <Layout
      {...sender}
      preview="Approve or reject them."
      because="You get this mail because you are a Manager of this organization."
    >
      <Line>
        {`Since the last mail, ${people(count)} asked to join `}
        <Said>{org(organization)}</Said>
        {":"}
      </Line>
      <Quotation
        lines={[
          ...names.map((name) => nameOf(name)),
          ...(count > names.length ? [`and ${count - names.length} more`] : []),
        ]}
      />
      <Action href={`${sender.url}/o/${slug}/users/pending`}>See who is waiting</Action>
    </Layout>
  ),
  sample: { organization: "Acme", slug: "acme", names: ["Wim Aalders", "Ann Lee", "Bo Chen"], count: 40 },
});

/** To who asked: an action on many rows has ended. */
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
      preview="See what came of each."
      because="You get this mail because you asked for this action on many people at once."
    >
      <Line>
        {`${people(done)} ${done === 1 ? "was" : "were"} ${what} in `}
        <Said>{org(organization)}</Said>
        {refused > 0 ? `. ${people(refused)} could not be; each has its reason on the page.` : "."}
      </Line>
      <Action href={`${sender.url}/o/${slug}/users/jobs/${job}`}>See what came of each</Action>
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
