import { env } from "@/server/env";

interface Asked {
  /** The client's IP address, as our HTTP server saw it. */
  peer: string | null | undefined;
  /** Its Host header. */
  host: string | null | undefined;
  /** Whether a proxy has added its headers. */
  forwarded?: boolean;
}

/** Whether a request came through a proxy, judged by its headers; our HTTP server reads them before dropping them. */
export const wasForwarded = (headers: Record<string, unknown>): boolean =>
  ["x-forwarded-for", "x-forwarded-host", "x-forwarded-proto", "x-real-ip", "forwarded", "via"].some(
    (name) => headers[name] !== undefined,
  );

/**
 * Whether a request may read the local mailbox, which contains all emails. Only in demo and development, only from
 * this machine, only with a local host name (against DNS rebinding), and not through a proxy, behind which every
 * request seems to come from this machine.
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

/** What our HTTP server and Next.js pass on with a request. */
export const askedBy = (headers: Headers): Asked => ({
  peer: headers.get("x-gatehouse-peer"),
  host: headers.get("host"),
  forwarded: headers.has("x-gatehouse-forwarded"),
});
