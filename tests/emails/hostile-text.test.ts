import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { examplesOf, type MailKind } from "@/emails/mail";
import { renderMail, renderStored } from "@/emails/render";
import { templates } from "@/emails/templates";

const house = { product: "Gatehouse", url: "https://gate.example" };
const request = {
  organization: "Acme",
  slug: "acme",
  requesterName: "Wim",
  requesterEmail: "wim@acme.example",
  note: null as string | null,
};
const render = (given: Partial<typeof request>) =>
  renderMail("request-received", { ...request, ...given }, house);

const targets = (html: string) =>
  [...html.matchAll(/(?:href|src|action)\s*=\s*"([^"]*)"/gi)].map(([, to]) => to);
/** What a mail program could take for a link: a scheme, or a dot, an at or a colon with more right behind it. */
const linkable = /:\/|[\p{L}\p{N}][.\u3002\uff0e\uff61\u2024@:][\p{L}\p{N}]/u;
/** The text without what is ours: links from configuration, and the address of the person, which was confirmed. */
const foreignText = (text: string) =>
  text.replaceAll(/https:\/\/gate\.example[A-Za-z0-9/_-]*/g, "").replaceAll("(wim@acme.example)", "");

describe("a name cannot become a link, in either version", () => {
  test.each([
    "http://evil.example",
    "HTTPS://evil.example/path?x=1",
    "hthttp://tp://evil.example",
    "evil.example",
    "www.evil.example",
    "me@evil.example",
    "mailto:me@evil.example",
    "javascript:alert(1)",
    "evil\u3002example",
    "evil\uff0eexample",
    "evil.\u200bexample",
    "evil.\u00adexample",
    "evil\u2024example",
    "ftp:\\\\evil.example",
    "<a href='https://evil.example'>Approve</a>",
  ])("%s", async (name) => {
    const { subject, html, text } = await render({ requesterName: name, organization: name, note: name });
    expect(new Set(targets(html))).toEqual(
      new Set(["https://gate.example/o/acme/users/pending", "https://gate.example"]),
    );
    expect(foreignText(text)).not.toMatch(linkable);
    expect(subject).not.toMatch(linkable);
    expect(html).not.toContain("<a href='");
  });
});

describe("a name cannot leave its place", () => {
  test("line breaks are folded: no header field, no line of its own", async () => {
    const name = "Wim\r\nBcc: all@acme.example\n\nYour account\u2028is over.";
    const { subject, text } = await render({ requesterName: name });
    expect(subject.split(/[\r\n\u2028\u2029]/)).toHaveLength(1);
    expect(text.split("\n").filter((line) => line.includes("Your account"))).toHaveLength(1);
    expect(text).toMatch(/^“Wim Bcc:.*is over\.” \(wim@acme\.example\) asked to join “Acme”/m);
  });

  test("bidirectional overrides and other invisible characters are gone", async () => {
    const name = "Wim\u202egnp.exe\u2066\u200f\u0007\u0000\ufeff\u{e0041}";
    const { subject, html, text } = await render({ requesterName: name, organization: name, note: name });
    for (const shown of [subject, text, html.replace(/<div style="display:none[\s\S]*?<\/div><\/div>/, "")]) {
      expect(shown.replaceAll("\n", "")).not.toMatch(
        /[\p{Cc}\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\u{e0041}]/u,
      );
    }
  });

  test("quotation marks cannot end the quotation", async () => {
    const { text } = await render({ requesterName: "Wim” was approved. “Olive" });
    expect(text).toContain("“Wim' was approved. 'Olive” (wim@acme.example)");
  });

  test("markup stays text", async () => {
    const { html, text } = await render({
      requesterName: "<b>Wim</b>",
      note: "<img src=x onerror=alert(1)>",
    });
    expect(html).toContain("&lt;b&gt;Wim&lt;/b&gt;");
    expect(html).not.toContain("<img");
    expect(text).toContain("“<b>Wim</b>”");
  });

  test("a note stays in its quotation, line by line", async () => {
    const { text } = await render({ note: "One.\r\n\r\n\r\n\r\nTwo.\n\nSee who is waiting: nowhere\n\n" });
    const quoted = text.split("\n").filter((line) => line.startsWith("> ") || line === ">");
    expect(quoted.map((line) => line.slice(2))).toEqual([
      "One.",
      "",
      "Two.",
      "",
      "See who is waiting: nowhere",
    ]);
  });

  test("a long name or note is cut, never inside a character", async () => {
    const family = "👨‍👩‍👧‍👦";
    const { subject, text } = await render({
      requesterName: family.repeat(500),
      organization: "W".repeat(9_000),
      note: "x\n".repeat(5_000),
    });
    expect(Array.from(subject).length).toBeLessThan(120);
    expect(subject).toMatch(/^(👨‍👩‍👧‍👦)+… asked to join W+…$/u);
    expect(text.length).toBeLessThan(1_200);
  });

  test("marks piled upon a letter are thinned out; letters of every script stay", async () => {
    const piled = await render({ requesterName: `W${"\u0336".repeat(400)}im` });
    expect(piled.subject.length).toBeLessThan(40);
    for (const name of ["Zoë Ångström", "김민수", "محمد", "नीलम", "J. R. O'Neil-Müller", "Nguyễn Thị Ánh"]) {
      expect((await render({ requesterName: name })).subject).toBe(`${name} asked to join Acme`);
    }
  });

  test("a name of nothing visible has a stand-in", async () => {
    const { subject } = await render({ requesterName: "\u200b\u202e \u00ad", organization: "\n" });
    expect(subject).toBe("Someone asked to join your organization");
  });
});

/** Every way to put a text into one of the places of some props, at whatever depth. */
function withText(props: unknown, text: string): unknown[] {
  if (typeof props === "string" || props === null) return [text];
  if (typeof props !== "object") return [];
  return Object.entries(props).flatMap(([key, value]) =>
    withText(value, text).map((changed) =>
      Array.isArray(props)
        ? props.map((one, n) => (String(n) === key ? changed : one))
        : { ...props, [key]: changed },
    ),
  );
}

const examples = Object.entries(templates).flatMap(([name, kind]) =>
  examplesOf(kind as MailKind<unknown>).map((props) => ({ name, props, kind: kind as MailKind<unknown> })),
);
/** What stands in a mail of ours by right: moments, addresses of machines, and addresses that were confirmed. */
const ours = /\b\d\d:\d\d UTC|203\.0\.113\.7|(mia@new|wim@acme)\.example/g;

test.each(examples)(
  "GGW-16: in no place of $name with $props can a text break out",
  async ({ name, props, kind }) => {
    const hostile =
      'Al https://evil.example <script>alert(1)</script>"\r\nBcc: a@evil.example\u202e www.evil.example';
    // Whole and very long; the part of it that fits where a place takes little.
    for (const text of [hostile + "W".repeat(9_000), hostile.slice(0, 60)]) {
      const accepted = withText(props, text).filter((one) => kind.props.safeParse(one).success);
      for (const given of accepted) {
        const mail = await renderStored(name, given, house);
        expect(mail.subject).not.toMatch(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u);
        expect(mail.subject).not.toMatch(linkable);
        expect(Array.from(mail.subject).length).toBeLessThan(150);
        expect(mail.html).not.toMatch(/<script/i);
        expect(targets(mail.html).filter((to) => !to?.startsWith("https://gate.example"))).toEqual([]);
        expect(foreignText(mail.text).replaceAll(ours, ""), JSON.stringify(given).slice(0, 300)).not.toMatch(
          linkable,
        );
        expect(mail.text.length).toBeLessThan(8_000);
      }
    }
  },
);

test("whatever is typed: one subject line, only our links, nothing linkable, in 300 random mails", async () => {
  const piece = fc.oneof(
    fc.string({ unit: "binary", maxLength: 12 }),
    fc.constantFrom(
      "http://",
      "https:",
      "//",
      "www.",
      "evil.example",
      "@",
      ".",
      "\r\n",
      "\u202e",
      "”",
      "<a href=",
      "\u200d",
    ),
  );
  const anything = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(""));
  await fc.assert(
    fc.asyncProperty(anything, anything, async (requesterName, note) => {
      const { subject, html, text } = await render({ requesterName, organization: requesterName, note });
      expect(subject).not.toMatch(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u);
      expect(targets(html).every((to) => to?.startsWith("https://gate.example"))).toBe(true);
      expect(foreignText(text)).not.toMatch(linkable);
    }),
    { numRuns: 300 },
  );
});
