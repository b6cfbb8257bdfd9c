import { BlockList, isIP } from "node:net";

/** Says which addresses are proxies of ours. */
export type Trust = (address: string) => boolean;

/**
 * Reads TRUSTED_PROXIES: addresses and ranges, separated by commas.
 * Throws an Error with a sentence for an entry that is neither.
 */
export function readTrust(list: string): Trust {
  const proxies = new BlockList();
  for (const entry of list.split(",").map((part) => part.trim())) {
    if (entry === "") continue;
    const [address = "", bits] = entry.split("/");
    const family = familyOf(address);
    const widest = family === "ipv6" ? 128 : 32;
    if (!family || (bits !== undefined && !(/^\d+$/.test(bits) && Number(bits) <= widest))) {
      throw new Error(`TRUSTED_PROXIES: ${entry} is neither an address nor a range such as 10.0.0.0/8.`);
    }
    proxies.addSubnet(address, bits === undefined ? widest : Number(bits), family);
  }
  return (address) => {
    const family = familyOf(address);
    return family !== null && proxies.check(address, family);
  };
}

/**
 * The address a request came from. What X-Forwarded-For says counts only as far as proxies of ours
 * wrote it: read from the right, the first address that is none of them.
 */
export function peerOf(
  socketAddress: string | undefined,
  forwardedFor: string | undefined,
  trust: Trust,
): string {
  let peer = plainAddress(socketAddress ?? "");
  const hops = (forwardedFor ?? "").split(",").map((hop) => plainAddress(hop.trim()));
  for (const hop of hops.reverse()) {
    if (!trust(peer) || !familyOf(hop)) break;
    peer = hop;
  }
  return peer;
}

/** An address without the IPv6 form a socket shows an IPv4 peer in, and without a zone, which names our own interface. */
export const plainAddress = (address: string) =>
  address.replace(/^::ffff:(?=\d+\.)/i, "").replace(/%.*$/, "");

function familyOf(address: string): "ipv4" | "ipv6" | null {
  const version = isIP(address);
  return version === 4 ? "ipv4" : version === 6 ? "ipv6" : null;
}
