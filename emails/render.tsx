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
 * Makes subject, HTML and text of one mail. Throws a ZodError when the props are not the template's.
 * @param sender product name and absolute base address; the only source of links
 */
export async function renderMail<K extends TemplateName>(
  template: K,
  props: PropsOf<K>,
  sender: Sender,
): Promise<RenderedMail> {
  return renderKind(kinds[template], props, sender);
}

/** The same from a stored row, whose name and props may be those of another version. Throws when they are. */
export async function renderStored(template: string, props: unknown, sender: Sender): Promise<RenderedMail> {
  if (!isTemplateName(template)) throw new Error(`There is no mail template ${template}.`);
  return renderKind(kinds[template] as MailKind<unknown>, props, sender);
}

async function renderKind<P>({ props, subject, Body }: MailKind<P>, given: unknown, sender: Sender) {
  const checked = props.parse(given);
  const html = await render(<Body {...checked} {...sender} />);
  return { subject: headerLine(subject(checked, sender)), html, text: asText(html) };
}

/** Subjects are header fields: one line without controls, whatever the product is called. */
function headerLine(text: string): string {
  return text.replaceAll(/[\p{Cc}\u202a-\u202e\u2066-\u2069]+/gu, " ").trim();
}

/** The text version comes from the HTML, so that the two cannot differ. Bold marks words of people. */
function asText(html: string): string {
  const quoted = { selector: "strong", format: "inlineSurround", options: { prefix: "“", suffix: "”" } };
  return `${toPlainText(html, { selectors: [quoted] }).trim()}\n`;
}
