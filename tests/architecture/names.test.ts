import { expect, test } from "vitest";
import { parseFolders } from "./import-graph";

/** What Next.js asks files to export by name; `default` is no name. */
const nextJs = ["GET", "POST", "config", "dynamic", "generateMetadata", "metadata", "viewport"];

/** One meaning in two places: the same procedures, called in the browser by HTTP and on the server in process. */
const twins: Record<string, readonly string[]> = { api: ["app/_api/browser.ts", "app/_api/server.ts"] };

test("an exported name has one meaning: one file exports it", () => {
  const exporters = new Map<string, string[]>();
  for (const { file, exports } of parseFolders(["app", "server", "db", "emails"])) {
    for (const name of exports) exporters.set(name, [...(exporters.get(name) ?? []), file]);
  }
  const shared = [...exporters].filter(([name, files]) => files.length > 1 && !nextJs.includes(name));
  expect(Object.fromEntries(shared.map(([name, files]) => [name, files.sort()]))).toEqual(twins);
  expect(exporters.size).toBeGreaterThan(1000);
});
