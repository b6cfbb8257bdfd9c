import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** A page or route handler of the app, as its folder names it. */
export interface Address {
  /** Such as /o/[org]/users. */
  pattern: string;
  /** Its path parameters, in order. */
  params: string[];
  /** The HTTP methods it exports; empty for a page. */
  methods: string[];
  readsSearch: boolean;
}

const sources = (ending: RegExp) =>
  readdirSync("app", { recursive: true, encoding: "utf8" })
    .filter((file) => ending.test(file))
    .map((file) => join("app", file));

/** Every page and route handler, found from the file system. */
export function addresses(): Address[] {
  return sources(/\/(page\.tsx|route\.ts)$|^page\.tsx$/).map((file) => {
    const source = readFileSync(file, "utf8");
    const segments = file.split("/").slice(1, -1);
    const pattern = `/${segments.filter((one) => !one.startsWith("(")).join("/")}`;
    return {
      pattern,
      params: found(/\[([^\]]+)\]/g, pattern),
      methods: file.endsWith("route.ts")
        ? found(/export (?:async )?(?:const|function) (GET|POST|PUT|PATCH|DELETE)\b/g, source)
        : [],
      readsSearch: source.includes("searchParams") || file.endsWith("route.ts"),
    };
  });
}

/** Every name that a page or route handler reads from the search of an address, with some that it does not. */
export function searchNames(): string[] {
  const names = new Set<string>();
  for (const file of sources(/\.tsx?$/)) {
    const source = readFileSync(file, "utf8");
    for (const name of [
      ...found(/\b(?:params|asked|query|searchParams\)?)\.([a-z]\w*)/gi, source),
      ...found(/\b(?:text|known|id)\("(\w+)"/g, source),
      ...found(/\bname="([a-z]\w*)"/g, source),
      ...found(
        /\{([^{}]*)\}\]? = await (?:searchParams|Promise\.all\(\[params, searchParams)/g,
        source,
      ).flatMap((list) => list.split(",").map((one) => one.split(":")[0]?.trim() ?? "")),
    ])
      if (name) names.add(name);
  }
  return [...names].sort();
}

const found = (pattern: RegExp, text: string) =>
  Array.from(text.matchAll(pattern), (match) => match[1] ?? "");
