import { isIP } from "node:net";
import ipaddr from "ipaddr.js";
import { env } from "./env";

const ownRanges = ["private", "loopback", "linkLocal", "uniqueLocal"];

/**
 * The network a limit per address counts: an IPv4 address or an IPv6 /64. Null for private addresses where no
 * proxy is configured: behind an unknown one everybody would share an address, so such limits are off there.
 */
export function networkOf(ip: string | null, proxies = env().TRUSTED_PROXIES): string | null {
  // The library also reads forms such as 0x7f.1, which no socket shows.
  if (!ip || isIP(ip) === 0) return null;
  const address = ipaddr.process(ip);
  if (proxies === "" && ownRanges.includes(address.range())) return null;
  if (address instanceof ipaddr.IPv4) return address.toString();
  return `${address.parts
    .slice(0, 4)
    .map((part) => part.toString(16))
    .join(":")}::/64`;
}
