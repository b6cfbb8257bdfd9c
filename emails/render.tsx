import { render, toPlainText } from "@react-email/render";
import type { Sender } from "./layout";
import type { MailKind } from "./mail";
import { isTemplateName, type PropsOf, type TemplateName, templates } from "./templates";

export interface RenderedMail {
  subject: string;
  html: string;
  text: string;
}

const kinds: { [K in TemplateName]: MailKind<PropsOf<K>> } = templates;

/**
 * Renders one email's subject, HTML and text. Throws a ZodError when the props don't match the template's schema.
 * @param sender product name and absolute base URL; the only source of links
 */
export async function renderMail<K extends TemplateName>(
  template: K,
  props: PropsOf<K>,
  sender: Sender,
): Promise<RenderedMail> {
  return renderKind(kinds[template], props, sender);
}

/** Renders a stored email, whose name or props may come from another version. Throws if they no longer match. */
export async function renderStored(template: string, props: unknown, sender: Sender): Promise<RenderedMail> {
  if (!isTemplateName(template)) throw new Error(`There is no email template ${template}.`);
  return renderKind(kinds[template] as MailKind<unknown>, props, sender);
}

async function renderKind<P>({ props, subject, Body }: MailKind<P>, given: unknown, sender: Sender) {
  const checked = props.parse(given);
  const html = await render(<Body {...checked} {...sender} />);
  return { subject: headerLine(subject(checked, sender)), html, text: asText(html) };
}

/** Subjects are header fields: one line, no control characters, whatever the product's name contains. */
function headerLine(text: string): string {
  return text.replaceAll(/[\p{Cc}\u202a-\u202e\u2066-\u2069]+/gu, " ").trim();
}

/** The text version is derived from the HTML, so the two can't differ. Bold marks text that people typed. */
function asText(html: string): string {
  const quoted = { selector: "strong", format: "inlineSurround", options: { prefix: "“", suffix: "”" } };
  return `${toPlainText(html, { selectors: [quoted] }).trim()}\n`;
}
