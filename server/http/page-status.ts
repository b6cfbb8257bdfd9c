import type { IncomingMessage, ServerResponse } from "node:http";

// Pages are bundled apart from this process's own modules, so what both must see hangs on the global object.
const shared = globalThis as { gatehousePageStatus?: Map<string, Noted> };
shared.gatehousePageStatus ??= new Map();
const noted = shared.gatehousePageStatus;

interface Noted {
  status: number;
  /** Seconds after which it makes sense to ask again. */
  retryAfter?: number;
}

/**
 * Says what status the page of a request answers with. Next.js would give a designed page that refuses 200, and its own
 * forbidden() an empty shell that only JavaScript fills.
 */
export function notePageStatus(requestId: string, status: number): void {
  const known = noted.get(requestId);
  if (known) known.status = status;
}

/** Says after how many seconds it makes sense to ask again. */
export function noteRetryAfter(requestId: string, seconds: number): void {
  const known = noted.get(requestId);
  if (known) known.retryAfter = seconds;
}

/** Whether a part of the page of a request found the database away. */
export const wasUnavailable = (requestId: string) => noted.get(requestId)?.status === 503;

/**
 * Lets a page's answer begin with the status that the page noted, and says when to ask again. What the router fetches
 * stays 200, or it would reload.
 */
export function withPageStatus(request: IncomingMessage, response: ServerResponse, requestId: string): void {
  if (request.headers.rsc) return;
  noted.set(requestId, { status: 200 });
  response.once("close", () => noted.delete(requestId));
  const writeHead = response.writeHead as (...args: unknown[]) => ServerResponse;
  response.writeHead = function (this: ServerResponse, status: number, ...rest: unknown[]) {
    const { status: wanted, retryAfter } = noted.get(requestId) ?? { status };
    const sent = status === 200 ? wanted : status;
    if ((sent === 503 || sent === 429) && !this.hasHeader("Retry-After")) {
      this.setHeader("Retry-After", String(retryAfter ?? usualWait[sent]));
    }
    return writeHead.call(this, sent, ...rest);
  } as typeof response.writeHead;
}

/** Where nothing tells how long: a database that restarts is back within seconds, a limit within a minute or more. */
const usualWait = { 503: 5, 429: 60 };
