import type { IncomingMessage, ServerResponse } from "node:http";

type Pages = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/**
 * A page that finds nothing is answered by Next.js with an empty shell, which only JavaScript fills. To a person who
 * asks for a document we give what an unknown address gives instead, drawn on the server: so the page can be read
 * without JavaScript, and an organization one does not belong to looks exactly like one that does not exist (INV-6).
 */
export function withWholeMissingPage(pages: Pages): Pages {
  return async (request, response) => {
    if (!isDocument(request)) return pages(request, response);
    const before = new Set(response.getHeaderNames());
    const dropped = dropWhenMissing(response);
    await pages(request, response);
    if (!dropped()) return;
    for (const name of response.getHeaderNames()) if (!before.has(name)) response.removeHeader(name);
    // What Next.js noted about the first address must not lead the second.
    for (const note of Object.getOwnPropertySymbols(request)) {
      if (note.description === "NextInternalRequestMeta") Reflect.deleteProperty(request, note);
    }
    request.url = "/missing";
    response.statusCode = 200;
    await pages(request, response);
  };
}

function isDocument({ method, headers, url = "" }: IncomingMessage): boolean {
  if (method !== "GET" && method !== "HEAD") return false;
  if (headers.rsc || /^\/(_next|api)\//.test(url) || url === "/missing") return false;
  return headers.accept === undefined || /text\/html|\*\/\*/.test(headers.accept);
}

const guarded = ["writeHead", "flushHeaders", "write", "end"] as const;

/** Swallows an answer from the moment it turns out to be a 404; any other one passes untouched. */
function dropWhenMissing(response: ServerResponse): () => boolean {
  let dropping = false;
  for (const name of guarded) {
    const original = response[name] as (...args: unknown[]) => unknown;
    const guard = function (this: ServerResponse, ...args: unknown[]) {
      const status = name === "writeHead" && typeof args[0] === "number" ? args[0] : this.statusCode;
      if (!dropping && status === 404 && !this.headersSent) {
        dropping = true;
        // Next.js asks this before it would wait for the answer to be gone.
        Object.defineProperty(this, "writableFinished", { value: true, configurable: true });
      }
      if (!dropping) return original.apply(this, args);
      return name === "writeHead" || name === "end" ? this : true;
    };
    Object.defineProperty(response, name, { value: guard, configurable: true, writable: true });
  }
  return () => {
    if (!dropping) return false;
    // Own properties of the answer, ours and those of the compression, hide its real methods.
    for (const name of [...guarded, "on", "flush", "writableFinished"])
      Reflect.deleteProperty(response, name);
    return true;
  };
}
