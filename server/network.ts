import { isIP } from "node:net";
import { env } from "./env";

/**
 * The network a limit per address counts: an IPv4 address or an IPv6 /64. Null for private addresses where no
 * proxy is configured: behind an unknown one everybody would share an address, so such limits are off there.
 */
export function networkOf(ip: string | null, proxies = env().TRUSTED_PROXIES): string | null {
  if (!ip) return null;
  const plain = ip.replace(/^::ffff:(?=\d+\.)/, "");
  if (isIP(plain) === 4)
    return /^(10|127|169\.254|172\.(1[6-9]|2\d|3[01])|192\.168)\./.test(plain) && proxies === ""
      ? null
      : plain;
  if (isIP(plain) !== 6 || (proxies === "" && /^(::1$|f[cd]|fe[89ab])/i.test(plain))) return null;
  const [head = "", tail = ""] = plain.split("::");
  const front = head.split(":").filter(Boolean);
  const missing = 8 - front.length - tail.split(":").filter(Boolean).length;
  const groups = plain.includes("::") ? [...front, ...Array(missing).fill("0"), ...tail.split(":")] : front;
  return `${groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group || "0", 16).toString(16))
    .join(":")}::/64`;
}
