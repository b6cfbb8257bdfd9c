import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll } from "vitest";
import { loadCatalogs } from "@/server/catalog-files/load";

const folder = mkdtempSync(join(tmpdir(), "gatehouse-catalogs-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** A permission of a catalog of one's own, as its file writes it. */
export const permission = (key: string, more: object = {}) => ({
  key,
  category: "tool",
  label: key,
  description: "",
  ...more,
});
/** Such a catalog. */
export const catalog = (permissions: object[], more: object = {}) => ({
  key: "own",
  name: "Own",
  about: "",
  categories: [{ key: "tool", label: "tool" }],
  permissions,
  ...more,
});

/** What loading says about one file beside the shipped ones. */
export function saidOf(content: unknown): string {
  const path = join(folder, "own.json");
  writeFileSync(path, typeof content === "string" ? content : JSON.stringify(content));
  try {
    loadCatalogs(["server/catalogs", folder]);
    return "fine";
  } catch (error) {
    return (error as Error).message.replaceAll(path, "own.json");
  }
}
