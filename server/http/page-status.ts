import type { IncomingMessage, ServerResponse } from "node:http";

// Pages are bundled apart from this process's own modules, so what both must see hangs on the global object.
const shared = globalThis as { gatehousePageStatus?: Map<string, number> };
shared.gatehousePageStatus ??= new Map();
const noted = shared.gatehousePageStatus;

/**
 * Says what status the page of a request answers with. Next.js would give a designed page that refuses 200, and its own
 * forbidden() an empty shell that only JavaScript fills.
 */
export function notePageStatus(requestId: string, status: number): void {
  if (noted.has(requestId)) noted.set(requestId, status);
}

/** Lets a page's answer begin with the status that the page noted. What the router fetches stays 200, or it would reload. */
export function withPageStatus(request: IncomingMessage, response: ServerResponse, requestId: string): void {
  if (request.headers.rsc) return;
  noted.set(requestId, 200);
  response.once("close", () => noted.delete(requestId));
  const writeHead = response.writeHead as (...args: unknown[]) => ServerResponse;
  response.writeHead = function (this: ServerResponse, status: number, ...rest: unknown[]) {
    return writeHead.call(this, status === 200 ? (noted.get(requestId) ?? status) : status, ...rest);
  } as typeof response.writeHead;
}
