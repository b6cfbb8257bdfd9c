import { describe, expect, test } from "vitest";
import { readTrust } from "@/server/http/peer";
import { makeProxyWatch } from "@/server/http/unknown-proxy";

function watching(trusted: string) {
  const said: string[] = [];
  return { said, seen: makeProxyWatch(readTrust(trusted), (sentence) => said.push(sentence)) };
}

describe("a proxy that TRUSTED_PROXIES does not name", () => {
  test.each([["172.17.0.2"], ["::ffff:10.0.0.5"], ["127.0.0.1"], ["fd00::7"]])(
    "%s is named in one sentence, once",
    (address) => {
      const { said, seen } = watching("192.168.9.9");
      seen(address, "203.0.113.5");
      seen(address, "203.0.113.6");
      expect(said).toHaveLength(1);
      expect(said[0]).toContain(
        `a proxy at ${address.replace("::ffff:", "")} that TRUSTED_PROXIES does not name`,
      );
    },
  );

  test("nothing is said of a named proxy, of who forwards nothing, or of a stranger who writes the header", () => {
    const { said, seen } = watching("10.0.0.0/8");
    seen("10.0.0.5", "203.0.113.5");
    seen("172.17.0.2", undefined);
    seen("203.0.113.9", "10.1.1.1");
    seen(undefined, "10.1.1.1");
    expect(said).toEqual([]);
  });
});
