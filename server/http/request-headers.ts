import type { IncomingHttpHeaders } from "node:http";
import { parseAndValidateFlightRouterState } from "next/dist/server/app-render/parse-and-validate-flight-router-state.js";

/**
 * Names a client may not send: ours, those that only a proxy may write, and those with which Next.js
 * talks to itself. The last have routed requests past checks before; nothing of ours relies on them.
 */
const foreign =
  /^(x-gatehouse-|x-forwarded-|forwarded$|x-real-ip$|x-original-|x-rewrite-|x-http-method|x-middleware-|x-nextjs-|x-next-|x-now-|x-vercel-|x-matched-path$|x-invoke-|x-prerender-|x-action-|next-action$|next-resume$)/;

/** What Next.js's own hot reload needs besides. */
const ofDevelopment = /^x-nextjs-(html-)?request-id$/;

/** The client's headers without those it may not send, and without a state of the router that is none. */
export function withoutForeign(headers: IncomingHttpHeaders, development: boolean): IncomingHttpHeaders {
  return Object.fromEntries(
    Object.entries(headers).filter(
      ([name, value]) =>
        (!foreign.test(name) || (development && ofDevelopment.test(name))) &&
        (name !== routerState || isRouterState(value)),
    ),
  );
}

const routerState = "next-router-state-tree";

/**
 * Whether Next.js can read what the client says its router shows. It answers 500 where it cannot; without the header
 * it sends the whole page. The check is its own, so that both always agree.
 */
function isRouterState(value: string | string[] | undefined): boolean {
  try {
    return parseAndValidateFlightRouterState(value) !== undefined;
  } catch {
    return false;
  }
}
