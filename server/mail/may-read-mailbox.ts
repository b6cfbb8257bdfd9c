import { env } from "@/server/env";

interface Asked {
  /** The address the request came from, as our HTTP entry found it. */
  peer: string | null | undefined;
  /** Its Host header. */
  host: string | null | undefined;
}

/**
 * Whether a request may read the local mailbox, which holds everybody's mail: in demo and development only, from
 * this machine, and asked for under this machine's name (a page elsewhere may point its own name here).
 */
export function mayReadMailbox({ peer, host }: Asked, mode = env().GATEHOUSE_MODE): boolean {
  return (
    mode !== "production" &&
    /^(::1|(::ffff:)?127(\.\d{1,3}){3})$/i.test(peer ?? "") &&
    /^(localhost|127\.0\.0\.1|\[::1\])(:\d{1,5})?$/i.test(host ?? "")
  );
}

/** What our HTTP entry and Next.js hand on with a request. */
export const askedBy = (headers: Headers): Asked => ({
  peer: headers.get("x-gatehouse-peer"),
  host: headers.get("host"),
});
