import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { examplesOf, type MailKind } from "@/emails/mail";
import { type RenderedMail, renderStored } from "@/emails/render";
import { templates } from "@/emails/templates";

const house = { product: "Gatehouse", url: "http://localhost:3000" };
const html = (text: string) => text.replaceAll(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
/** Every example of every mail, by the address it is shown at. */
const examples = Object.entries(templates).flatMap(([name, kind]) =>
  examplesOf(kind as MailKind<unknown>).map((props, nth) => ({
    at: nth ? `${name}.${nth}` : name,
    name,
    props,
  })),
);

/** `npm run emails`: every mail with its examples, in both versions, on a port of this machine. */
const server = createServer(async (request, response) => {
  const mails = await Promise.all(examples.map(({ name, props }) => renderStored(name, props, house)));
  const wanted = mails[examples.findIndex(({ at }) => at === (request.url ?? "").slice(1))];
  response.setHeader("Content-Type", "text/html; charset=utf-8").end(wanted?.html ?? indexOf(mails));
});

function indexOf(mails: RenderedMail[]): string {
  const each = mails.map(
    ({ subject, text }, i) => `<h2>${examples[i]?.at}</h2><p>${html(subject)}</p>
<div><iframe src="/${examples[i]?.at}" title="${examples[i]?.at}" loading="lazy"></iframe><pre>${html(text)}</pre></div>`,
  );
  return `<!doctype html><html lang="en"><title>Mails</title><style>
:root { color-scheme: light dark; font-family: sans-serif; margin: 2rem }
div { display: flex; gap: 1rem } iframe, pre { flex: 1; min-width: 0; height: 30rem; border: 1px solid #8888; margin: 0 }
pre { padding: 1rem; box-sizing: border-box; white-space: pre-wrap; overflow: auto }
</style>${each.join("\n")}</html>`;
}

server.listen(0, "127.0.0.1", () => {
  console.log(`The mails, as they look: http://127.0.0.1:${(server.address() as AddressInfo).port}`);
});
