import { gzipSync } from "node:zlib";

/**
 * Bytes, compressed, of the scripts that a page's HTML names: what a browser of today loads at first.
 * @param ask gives the answer to a path
 */
export async function firstScripts(html: string, ask: (path: string) => Promise<Response>): Promise<number> {
  const named = new Map<string, string>();
  for (const [tag, path = ""] of html.matchAll(/<script\b[^>]*\bsrc="(\/_next\/static\/[^"]+\.js)"[^>]*>/g)) {
    named.set(path, tag);
  }
  let size = 0;
  for (const [path, tag] of named) {
    // What makes up for browsers without modules is left aside by all others.
    if (!/\bnomodule\b/i.test(tag)) size += gzipSync(await (await ask(path)).text()).length;
  }
  return size;
}
