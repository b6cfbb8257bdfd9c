import { describe, expect, test } from "vitest";
import { examplesOf, type MailKind } from "@/emails/mail";
import { renderMail, renderStored } from "@/emails/render";
import { type TemplateName, templates } from "@/emails/templates";

const house = { product: "Portcullis", url: "https://gate.example" };
const names = Object.keys(templates) as TemplateName[];
const examples = names.flatMap((name) =>
  examplesOf(templates[name] as MailKind<unknown>).map((props) => ({ name, props })),
);

describe.each(examples)("GGW-16: the mail $name with $props", ({ name, props }) => {
  const rendered = () => renderStored(name, props, house);

  test("says in both versions the same, under the product's name", async () => {
    const { subject, html, text } = await rendered();
    expect(subject.length).toBeGreaterThan(10);
    expect(subject.length).toBeLessThan(80);
    expect(text.startsWith("Portcullis\n")).toBe(true);
    expect(html).toContain("Portcullis");
    for (const [, link] of html.matchAll(/href="([^"]+)"/g)) expect(text).toContain(link);
    expect(`${subject} ${text}`).not.toMatch(/undefined|null|\[object|NaN|Invalid/);
  });

  test("loads nothing from anywhere and links only to this installation", async () => {
    const { html } = await rendered();
    expect(html).not.toMatch(/<img|src=|url\(|@import|<script/i);
    for (const [, link] of html.matchAll(/href="([^"]+)"/g))
      expect(link).toMatch(/^https:\/\/gate\.example(\/|$)/);
  });

  test("can be read in light and dark", async () => {
    const { html } = await rendered();
    expect(html).toContain('name="color-scheme" content="light dark"');
    expect(html).toContain("prefers-color-scheme: dark");
  });
});

test("GGW-16: greets by name, except where an address has not proved to be theirs", async () => {
  const greeted = async (name: TemplateName, props: unknown, to: string | null) =>
    (await renderStored(name, props, { ...house, name: to })).text;
  const { sample } = templates["password-reset"];
  expect(await greeted("password-reset", sample, "Mia Park")).toContain("Hi Mia Park,");
  expect(await greeted("password-reset", sample, null)).not.toContain("Hi ");
  // A name can be anything that was typed: it cannot become a link.
  expect(await greeted("password-reset", sample, "https://evil.example/x")).not.toContain("evil.example");
  for (const name of ["confirm-address", "confirm-email"] as const) {
    expect(await greeted(name, templates[name].sample, "Mia Park"), name).not.toContain("Mia Park");
  }
});

test("GGW-12, GGW-16: says who invites, with their address, and where a new password was asked from", async () => {
  const invited = await renderStored("invitation", templates.invitation.sample, house);
  expect(invited.text.replaceAll("\u200c", "")).toContain("“Olive Tan” (olive@acme.example) invited you");
  const reset = await renderStored("password-reset", templates["password-reset"].sample, house);
  expect(reset.text.replaceAll("\u200c", "")).toContain("from “Firefox on Windows, 192.0.2.7”.");
});

test.each([
  ["somebody must confirm an address", ["confirm-address", "confirm-email"]],
  ["somebody already has this address", ["address-taken", "email-taken"]],
  ["a request came, many came", ["request-received", "requests-new", "requests-waiting"]],
  ["a request was decided", ["request-approved", "request-rejected", "request-expired"]],
  ["somebody is invited, and reminded", ["invitation", "invitation-reminder"]],
  ["a password is forgotten, or was changed", ["password-reset", "no-password-reset", "password-changed"]],
  ["an address changed, to both", ["email-changed-old", "email-changed-new"]],
  ["a new device signed in", ["new-device"]],
  [
    "somebody was removed, or disabled",
    [
      "removed",
      "access-disabled",
      "access-restored",
      "account-disabled",
      "access-unapproved",
      "access-approved",
    ],
  ],
  ["somebody was made or unmade Manager or PlatformAdmin", ["role-changed", "platform-admin"]],
  ["a Manager has a note", ["request-note"]],
  ["a membership, or something granted, ends soon", ["access-ends"]],
])("GGW-16: there is a mail when %s", (_, wanted) => {
  expect(names).toEqual(expect.arrayContaining(wanted));
});

describe("links are made of the base address and parts that can hold nothing else", () => {
  test.each(["../evil", "a b", "https://evil.example", "", "x".repeat(300), 'a"onclick="x'])(
    "the token %j makes no mail",
    async (token) => {
      await expect(renderMail("confirm-address", { token, organization: "Acme" }, house)).rejects.toThrow();
    },
  );
  test.each(["../evil", "Acme", "acme/../x", "", "//evil.example", "-acme"])(
    "the slug %j makes no mail",
    async (slug) => {
      await expect(
        renderMail("request-approved", { organization: "Acme", slug, reason: null }, house),
      ).rejects.toThrow();
    },
  );
  test.each([
    "x@",
    "Wim <wim@acme.example>",
    "a@b.example, c@d.example",
    "wim@acme.example\nBcc: x@y.example",
  ])("the address %j makes no mail", async (requesterEmail) => {
    const props = { organization: "Acme", slug: "acme", requesterName: "Wim", requesterEmail, note: null };
    await expect(renderMail("request-received", props, house)).rejects.toThrow();
  });
});

test("CASE-12: the mail to an address that anybody may have typed repeats nothing else they typed", () => {
  expect(Object.keys(templates["confirm-address"].sample).sort()).toEqual(["organization", "token"]);
  expect(templates["address-taken"].sample).toEqual({});
});

test("KIO-22: a rejected person reads the reason, and from when they may ask again", async () => {
  const props = {
    organization: "Acme",
    reason: "Ask Olive first.",
    mayAskAgainAt: "2026-12-04T09:00:00.000Z",
  };
  const { text } = await renderMail("request-rejected", props, house);
  expect(text).toContain("> Ask Olive first.");
  expect(text).toContain("from 4 December 2026");
  const silent = await renderMail("request-rejected", { ...props, reason: "  ", mayAskAgainAt: null }, house);
  expect(silent.text).toContain("No reason was given.");
  expect(silent.text).toContain("You can ask again");
});

test("a stored mail of a template that is gone, or with other props, makes no mail", async () => {
  await expect(renderStored("constructor", {}, house)).rejects.toThrow("no email template");
  await expect(renderStored("address-taken", { extra: 1 }, house)).rejects.toThrow();
});

test("a product's name cannot break a subject", async () => {
  const { subject } = await renderMail("address-taken", {}, { ...house, product: "Gate\r\nBcc: x" });
  expect(subject).toBe("You already have an account on Gate Bcc: x");
});
