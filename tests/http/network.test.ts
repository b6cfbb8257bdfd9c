import { describe, expect, test } from "vitest";
import { networkOf } from "@/server/network";

describe("the network that a limit per address counts", () => {
  test.each([
    ["203.0.113.9", "203.0.113.9"],
    ["::ffff:203.0.113.9", "203.0.113.9"],
    ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"],
    ["2001:DB8::7", "2001:db8:0:0::/64"],
    ["2001:db8:0:1::", "2001:db8:0:1::/64"],
    ["172.32.0.1", "172.32.0.1"],
  ])("%s counts as %s, with a proxy of ours or without", (ip, network) => {
    expect(networkOf(ip, "")).toBe(network);
    expect(networkOf(ip, "10.0.0.0/8")).toBe(network);
  });

  test.each([
    ["10.1.2.3", "10.1.2.3"],
    ["127.0.0.1", "127.0.0.1"],
    ["::ffff:127.0.0.1", "127.0.0.1"],
    ["::ffff:7f00:1", "127.0.0.1"],
    ["169.254.7.7", "169.254.7.7"],
    ["172.16.0.1", "172.16.0.1"],
    ["192.168.1.1", "192.168.1.1"],
    ["::1", "0:0:0:0::/64"],
    ["fd00:1::2", "fd00:1:0:0::/64"],
    ["fe80::1%eth0", "fe80:0:0:0::/64"],
  ])("%s is one of our own: behind an unknown proxy it counts as none, else as %s", (ip, network) => {
    expect(networkOf(ip, "")).toBeNull();
    expect(networkOf(ip, "10.0.0.0/8")).toBe(network);
  });

  test.each([null, "", "unknown", "0x7f.1", "1", "10.0.0.300"])("%s is no address", (ip) => {
    expect(networkOf(ip, "10.0.0.0/8")).toBeNull();
  });
});
