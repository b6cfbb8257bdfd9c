import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";

const folders = ["app", "server", "db", "emails", "tests"];
const files = ["README.md", ...folders.flatMap(filesBelow)].filter((file) =>
  /\.(md|ts|tsx|mjs|css|sql)$/.test(file),
);
const pages = files.filter((file) => file.endsWith(".md"));
const ids = /\b(?:KIO|GGW|DST|NIR|KMP|INV|CASE|X)-\d+\b/g;

describe("the repository explains itself", () => {
  test("every rule that code, tests or pages name is in server/policy/RULES.md, once", () => {
    const rules = [
      ...text("server/policy/RULES.md").matchAll(/<a id="[a-z]+-\d+"><\/a>([A-Z]+-\d+) \|/g),
    ].map(([, id = ""]) => id);
    expect(new Set(rules).size).toBe(rules.length);
    const unknown = files.flatMap((file) =>
      (text(file).match(ids) ?? []).filter((id) => !rules.includes(id)).map((id) => `${file}: ${id}`),
    );
    expect(unknown).toEqual([]);
  });

  test("no file names a page that is not here", () => {
    const named = files.flatMap((file) =>
      [...text(file).matchAll(/(?<![\w*/.{}-])((?:[\w.-]+\/)*[\w-]+\.md)\b/g)]
        .map(([, page = ""]) => page)
        .filter((page) => !isPage(page, file))
        .map((page) => `${file}: ${page}`),
    );
    expect(named).toEqual([]);
  });

  test("every link of a page leads to a file that is here", () => {
    const broken = pages.flatMap((page) =>
      [...text(page).matchAll(/\]\(([^)#\s]+)(?:#[^)]*)?\)/g)]
        .map(([, link = ""]) => link)
        .filter((link) => !/^[a-z]+:/.test(link) && !existsSync(join(dirname(page), link)))
        .map((link) => `${page}: ${link}`),
    );
    expect(broken).toEqual([]);
  });
});

/** A page is named by its path from the root or from the folder of the file that names it. */
function isPage(page: string, from: string): boolean {
  return existsSync(page) || existsSync(join(dirname(from), page));
}

function text(file: string): string {
  return readFileSync(file, "utf8");
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((name) => join(folder, name))
    .filter((file) => !file.includes(".output") && !file.includes("/migrations/"));
}
