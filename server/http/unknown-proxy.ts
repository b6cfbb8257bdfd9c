import { networkOf } from "@/server/network";
import { plainAddress, type Trust } from "./peer";

/**
 * Watches for a reverse proxy that TRUSTED_PROXIES does not name: a private address that forwards for others. Limits per
 * address are no use behind it, because every visitor seems to come from there.
 * @param warn is called once, with a sentence
 */
export function makeProxyWatch(trust: Trust, warn: (sentence: string) => void) {
  let warned = false;
  return (socketAddress: string | undefined, forwardedFor: string | undefined): void => {
    if (warned || !forwardedFor || !socketAddress) return;
    const address = plainAddress(socketAddress);
    // Visitors can write this header themselves; only a peer that no visitor can be is worth a warning.
    if (trust(address) || networkOf(address, "") !== null) return;
    warned = true;
    warn(
      `Requests come through a proxy at ${address} that TRUSTED_PROXIES does not name. Add it: until then limits per address do not tell visitors apart, and one of them can use up the sign-ups and password resets of all.`,
    );
  };
}
