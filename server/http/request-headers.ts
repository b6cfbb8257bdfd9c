import type { IncomingHttpHeaders } from "node:http";

/**
 * Names a client may not send: ours, those that only a proxy may write, and those with which Next.js
 * talks to itself. The last have routed requests past checks before; nothing of ours relies on them.
 */
const foreign =
  /^(x-gatehouse-|x-forwarded-|forwarded$|x-real-ip$|x-original-|x-rewrite-|x-http-method|x-middleware-|x-nextjs-|x-next-|x-now-|x-vercel-|x-matched-path$|x-invoke-|x-prerender-|x-action-|next-action$|next-resume$)/;

/** What Next.js's own hot reload needs besides. */
const ofDevelopment = /^x-nextjs-(html-)?request-id$/;

/** The client's headers without those it may not send. */
export function withoutForeign(headers: IncomingHttpHeaders, development: boolean): IncomingHttpHeaders {
  return Object.fromEntries(
    Object.entries(headers).filter(
      ([name]) => !foreign.test(name) || (development && ofDevelopment.test(name)),
    ),
  );
}
