import { describe, expect, test } from "vitest";
import { peerOf, readTrust } from "@/server/http/peer";

const nobody = readTrust("");
const proxies = readTrust("10.0.0.0/8, 2001:db8::/32, 127.0.0.1");

describe("where a request came from", () => {
  test("without proxies of ours it is the socket, whatever the header says", () => {
    expect(peerOf("203.0.113.9", "198.51.100.1", nobody)).toBe("203.0.113.9");
    expect(peerOf("127.0.0.1", "198.51.100.1", nobody)).toBe("127.0.0.1");
  });

  test("a proxy of ours is believed about the hop before it", () => {
    expect(peerOf("10.0.0.5", "198.51.100.1", proxies)).toBe("198.51.100.1");
    expect(peerOf("2001:db8::1", "2001:db9::7", proxies)).toBe("2001:db9::7");
  });

  test("what stands left of the first stranger was written by the stranger", () => {
    expect(peerOf("10.0.0.5", "1.1.1.1, 198.51.100.1, 10.0.0.9", proxies)).toBe("198.51.100.1");
  });

  test("an entry that is no address ends the walk", () => {
    expect(peerOf("10.0.0.5", "198.51.100.1, unknown, 10.0.0.9", proxies)).toBe("10.0.0.9");
    expect(peerOf("10.0.0.5", undefined, proxies)).toBe("10.0.0.5");
    expect(peerOf("10.0.0.5", "", proxies)).toBe("10.0.0.5");
  });

  test("an IPv4 address in IPv6 clothes is the same address", () => {
    expect(peerOf("::ffff:127.0.0.1", "::ffff:198.51.100.1", proxies)).toBe("198.51.100.1");
  });

  test("a range that is none is refused by name", () => {
    expect(() => readTrust("10.0.0.0/8, 10.0.0.0/99")).toThrow(
      "TRUSTED_PROXIES: 10.0.0.0/99 is neither an address",
    );
    expect(() => readTrust("proxy.example")).toThrow("TRUSTED_PROXIES: proxy.example is neither an address");
  });
});
