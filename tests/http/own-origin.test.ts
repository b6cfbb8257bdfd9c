import { beforeAll, expect, test } from "vitest";
import { configure } from "@/server/env";
import { isOwnOrigin } from "@/server/own-origin";

beforeAll(() => configure({ GATEHOUSE_MODE: "production", GATEHOUSE_URL: "https://gate.example" }));

const us = "https://gate.example";

test.each([
  ["one of our pages", { origin: us, "sec-fetch-site": "same-origin" }, true],
  ["one of our pages, by a browser that marks nothing", { origin: us }, true],
  ["a page of ours that sends no referrer", { origin: "null", "sec-fetch-site": "same-origin" }, true],
  ["a frame without an origin", { origin: "null", "sec-fetch-site": "cross-site" }, false],
  ["no origin, by a browser that marks nothing", { origin: "null" }, false],
  ["another site", { origin: "https://evil.example", "sec-fetch-site": "cross-site" }, false],
  ["another site that only says it is ours", { origin: us, "sec-fetch-site": "cross-site" }, false],
  [
    "another name of the same site",
    { origin: "https://x.gate.example", "sec-fetch-site": "same-site" },
    false,
  ],
  ["the same name without its lock", { origin: "http://gate.example" }, false],
  ["this machine, in production", { origin: "http://localhost" }, false],
  ["nobody who says where from", { "sec-fetch-site": "same-origin" }, false],
  ["nothing at all", {}, false],
])("a form from %s", (_, headers, heard) => {
  expect(isOwnOrigin(new Headers(headers as Record<string, string>))).toBe(heard);
});
