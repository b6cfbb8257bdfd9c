import { env } from "@/server/env";

/**
 * Whether a request may read the local mailbox, which holds everybody's mail: in demo and development only, from
 * this machine, and asked for under this machine's name (a page elsewhere may point its own name here).
 * @param headers as our HTTP entry hands them on, with the peer's address in x-gatehouse-peer
 */
export function mayReadMailbox(headers: Headers, mode = env().GATEHOUSE_MODE): boolean {
  const peer = headers.get("x-gatehouse-peer") ?? "";
  const host = headers.get("host") ?? "";
  return (
    mode !== "production" &&
    /^(::1|(::ffff:)?127(\.\d{1,3}){3})$/i.test(peer) &&
    /^(localhost|127\.0\.0\.1|\[::1\])(:\d{1,5})?$/i.test(host)
  );
}
