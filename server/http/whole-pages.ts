import type { IncomingMessage, ServerResponse } from "node:http";
import { wasUnavailable } from "./page-status";

type Pages = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/**
 * A page that finds nothing, or that fails, is answered by Next.js with an empty shell, which only JavaScript fills. To
 * a person who asks for a document we give a page drawn on the server instead. What is not there gets what an unknown
 * address gives: an organization one does not belong to looks exactly like one that does not exist (INV-6). Where the
 * database was away, a page says so and offers to try again.
 */
export function withWholePages(pages: Pages): Pages {
  return async (request, response) => {
    if (!isDocument(request)) return pages(request, response);
    const before = new Set(response.getHeaderNames());
    const id = String(request.headers["x-gatehouse-request-id"] ?? "");
    const dropped = dropWhen(response, (status) => {
      if (status === 404) return "/missing";
      return status === 500 && wasUnavailable(id) ? "/unavailable" : null;
    });
    await pages(request, response);
    const instead = dropped();
    if (!instead) return;
    for (const name of response.getHeaderNames()) if (!before.has(name)) response.removeHeader(name);
    // What Next.js noted about the first address must not lead the second.
    for (const note of Object.getOwnPropertySymbols(request)) {
      if (note.description === "NextInternalRequestMeta") Reflect.deleteProperty(request, note);
    }
    // It listens to the answer once for each page; twice is more than Node.js takes for no leak, and writes to the log.
    for (const one of [request, response]) one.setMaxListeners(2 * one.getMaxListeners());
    request.url = instead;
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

/** Swallows an answer from the moment its status is one that `wanted` has another page for; any other passes untouched. */
function dropWhen(response: ServerResponse, wanted: (status: number) => string | null): () => string | null {
  let instead: string | null = null;
  const methods = guarded.map((name) => [name, Object.getOwnPropertyDescriptor(response, name)] as const);
  for (const name of guarded) {
    const original = response[name] as (...args: unknown[]) => unknown;
    const guard = function (this: ServerResponse, ...args: unknown[]) {
      const status = name === "writeHead" && typeof args[0] === "number" ? args[0] : this.statusCode;
      if (instead === null && !this.headersSent) {
        instead = wanted(status);
        if (instead !== null) {
          // Next.js asks this before it would wait for the answer to be gone.
          Object.defineProperty(this, "writableFinished", { value: true, configurable: true });
        }
      }
      if (instead === null) return original.apply(this, args);
      return name === "writeHead" || name === "end" ? this : true;
    };
    Object.defineProperty(response, name, { value: guard, configurable: true, writable: true });
  }
  return () => {
    if (instead === null) return null;
    // Own properties of the answer, ours and those of the compression, hide the methods it had before.
    for (const name of [...guarded, "on", "flush", "writableFinished"])
      Reflect.deleteProperty(response, name);
    for (const [name, method] of methods) if (method) Object.defineProperty(response, name, method);
    return instead;
  };
}
