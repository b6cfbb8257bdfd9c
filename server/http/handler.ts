import { randomBytes, randomUUID } from "node:crypto";
import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import type { Env } from "@/server/env";
import { log, loggedPath } from "@/server/log";
import { mayReadMailbox, wasForwarded } from "@/server/mail/may-read-mailbox";
import { answerTooLarge, limitBody } from "./body-limit";
import { makeHealthAnswer } from "./health";
import { withPageStatus } from "./page-status";
import { peerOf, readTrust } from "./peer";
import { type EarlyAnswer, refuseEarly } from "./refuse-early";
import { withoutForeign } from "./request-headers";
import { isNextOwn, isTooLong } from "./request-target";
import { contentSecurityPolicy, setSecurityHeaders } from "./response-headers";
import { makeProxyWatch } from "./unknown-proxy";
import { withWholePages } from "./whole-pages";

export type HandlerParts = {
  env: Env;
  /** Next.js's own handler. */
  pages: (request: IncomingMessage, response: ServerResponse) => Promise<void>;
  /** Resolves when PostgreSQL answers. */
  askDatabase: () => Promise<unknown>;
  /** Paths of files that may be cached, besides Next.js's own assets. */
  files: Set<string>;
};

// Icons that Next.js serves from the folder of the pages; their addresses change with their contents.
const icon = /^\/(icon|apple-icon|favicon)[^/]*\.(svg|png|ico)$/;

/**
 * What every request goes through before a page sees it: refused when malformed, its peer and a nonce
 * noted in headers of ours, what a client may not say dropped, its body limited, its answer's headers set.
 */
export function makeHandler({ env, askDatabase, files, ...next }: HandlerParts): RequestListener {
  const pages = withWholePages(next.pages);
  const trust = readTrust(env.TRUSTED_PROXIES);
  const watchForProxy = makeProxyWatch(trust, (sentence) => log.warn(sentence));
  const own = new URL(env.url);
  const counts = { https: env.https, development: env.GATEHOUSE_MODE === "development" };
  const health = makeHealthAnswer(askDatabase);

  return (request, response) => {
    const path = (request.url ?? "").split("?")[0] ?? "";
    const nonce = randomBytes(16).toString("base64");
    const id = randomUUID();
    const forwardedFor = oneOf(request.headers["x-forwarded-for"]);
    const peer = peerOf(request.socket.remoteAddress, forwardedFor, trust);
    watchForProxy(request.socket.remoteAddress, forwardedFor);
    const refused = refuseEarly(request, own.hostname);
    const isAsset = path.startsWith("/_next/static/") || icon.test(path) || files.has(path);
    setSecurityHeaders(response, path, nonce, counts, isAsset && !refused);
    logWhenDone(request, response, path, peer, id);

    if (path === "/healthz") return void health(response);
    if (refused) return answer(response, refused);

    const forwarded = wasForwarded(request.headers);
    request.headers = {
      ...withoutForeign(request.headers, counts.development),
      "content-security-policy": contentSecurityPolicy(nonce, counts),
      "x-gatehouse-nonce": nonce,
      "x-gatehouse-peer": peer,
      "x-gatehouse-request-id": id,
      "x-gatehouse-path": request.url,
      ...(forwarded && { "x-gatehouse-forwarded": "1" }),
      // Next.js would otherwise make these from the connection, which ends at the proxy.
      "x-forwarded-host": env.GATEHOUSE_MODE === "production" ? own.host : request.headers.host,
      "x-forwarded-proto": own.protocol.slice(0, -1),
      "x-forwarded-for": peer,
    };
    // What may not be read, the local mailbox among it, is exactly as missing as any other unknown page.
    const { host } = request.headers;
    const closed =
      (/^\/dev(\/|$)/.test(path) && !mayReadMailbox({ peer, host, forwarded }, env.GATEHOUSE_MODE)) ||
      (isNextOwn(path) && !counts.development);
    if (closed || isTooLong(path)) request.url = "/missing";
    if (!limitBody(request, () => answerTooLarge(request, response))) return;
    withPageStatus(request, response, id);
    pages(request, response).catch((err) => {
      log.error({ err, requestId: id, path: loggedPath(path) }, "A request failed outside every page.");
      if (!response.headersSent)
        answer(response, { status: 500, sentence: "Something went wrong on our side." });
      else response.destroy();
    });
  };
}

function answer(response: ServerResponse, { status, sentence, location, allow }: EarlyAnswer): void {
  response.writeHead(status, {
    "Content-Type": "text/plain; charset=utf-8",
    ...(location && { Location: location }),
    ...(allow && { Allow: allow }),
  });
  response.end(`${sentence}\n`);
}

const oneOf = (value: string | string[] | undefined) => (Array.isArray(value) ? value.join(",") : value);

function logWhenDone(
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
  peer: string,
  requestId: string,
): void {
  const begun = performance.now();
  response.once("close", () => {
    const ms = Math.round(performance.now() - begun);
    const { statusCode: status } = response;
    log.debug({ method: request.method, path: loggedPath(path), status, ms, peer, requestId }, "request");
  });
}
