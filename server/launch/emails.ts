import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { type RenderedMail, renderStored } from "@/emails/render";
import { type TemplateName, templates } from "@/emails/templates";

const house = { product: "Gatehouse", url: "http://localhost:3000" };
const names = Object.keys(templates) as TemplateName[];
const html = (text: string) => text.replaceAll(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);

/** `npm run emails`: every mail with its example, in both versions, on a port of this machine. */
const server = createServer(async (request, response) => {
  const mails = await Promise.all(names.map((name) => renderStored(name, templates[name].sample, house)));
  const wanted = mails[names.indexOf((request.url ?? "").slice(1) as TemplateName)];
  response.setHeader("Content-Type", "text/html; charset=utf-8").end(wanted?.html ?? indexOf(mails));
});

function indexOf(mails: RenderedMail[]): string {
  const each = mails.map(
    ({ subject, text }, i) => `<h2>${names[i]}</h2><p>${html(subject)}</p>
<div><iframe src="/${names[i]}"></iframe><pre>${html(text)}</pre></div>`,
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
