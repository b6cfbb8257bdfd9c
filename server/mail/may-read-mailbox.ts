import { env } from "@/server/env";

interface Asked {
  /** The address the request came from, as our HTTP entry found it. */
  peer: string | null | undefined;
  /** Its Host header. */
  host: string | null | undefined;
  /** True when something between says that it passed the request on. */
  forwarded?: boolean;
}

/** Whether a request came through a proxy, by what proxies write; ours reads it before it is dropped. */
export const wasForwarded = (headers: Record<string, unknown>): boolean =>
  ["x-forwarded-for", "x-forwarded-host", "x-forwarded-proto", "x-real-ip", "forwarded", "via"].some(
    (name) => headers[name] !== undefined,
  );

/**
 * Whether a request may read the local mailbox, which holds everybody's mail: in demo and development only, from
 * this machine, asked for under this machine's name (a page elsewhere may point its own name here), and not passed on by
 * a proxy, behind which everybody comes from this machine.
 */
export function mayReadMailbox(
  { peer, host, forwarded = false }: Asked,
  mode = env().GATEHOUSE_MODE,
): boolean {
  return (
    mode !== "production" &&
    !forwarded &&
    /^(::1|(::ffff:)?127(\.\d{1,3}){3})$/i.test(peer ?? "") &&
    /^(localhost|127\.0\.0\.1|\[::1\])(:\d{1,5})?$/i.test(host ?? "")
  );
}

/** What our HTTP entry and Next.js hand on with a request. */
export const askedBy = (headers: Headers): Asked => ({
  peer: headers.get("x-gatehouse-peer"),
  host: headers.get("host"),
  forwarded: headers.has("x-gatehouse-forwarded"),
});
