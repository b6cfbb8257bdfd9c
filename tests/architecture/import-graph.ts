import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { type ExportExportName, parseSync, type StaticImport } from "oxc-parser";

/** One import of a file: what it names and where that leads, by path below the project or by package. */
export interface Import {
  file: string;
  target: string;
  /** Whether the target is loaded with the file, later when it is needed, or never since only types are taken. */
  loads: "at once" | "later" | "never";
}

/** What one of our files imports and exports, as the parser reads it. */
export interface SourceFile {
  file: string;
  text: string;
  imports: Import[];
  /** Names that are declared here and exported; not those passed on, and not the default export. */
  exports: string[];
}

const extensions = ["", ".ts", ".tsx", ".mjs"];

/** Parses every file of our code in these folders. */
export function parseFolders(folders: readonly string[]): SourceFile[] {
  const files = folders
    .flatMap((folder) =>
      readdirSync(folder, { recursive: true, encoding: "utf8" }).map((name) => join(folder, name)),
    )
    .filter((file) => /\.(ts|tsx|mjs)$/.test(file) && !file.includes(".output"));
  const known = new Set(files);
  return files.map((file) => parseFile(file, readFileSync(file, "utf8"), known));
}

/** Parses one file; imports of our own code lead to files that are `known`. */
export function parseFile(file: string, text: string, known: ReadonlySet<string>): SourceFile {
  const { module, errors } = parseSync(file, text);
  if (errors.length > 0) throw new Error(`${file}: ${errors[0]?.message}`);
  type Found = Omit<Import, "file">;
  const importing = module.staticImports.map(
    (found): Found => ({
      target: resolve(file, found.moduleRequest.value, known),
      loads: takesOnlyTypes(found) ? "never" : "at once",
    }),
  );
  const passedOn = module.staticExports
    .flatMap(({ entries }) => entries)
    .flatMap(({ moduleRequest, isType }): Found[] =>
      moduleRequest
        ? [{ target: resolve(file, moduleRequest.value, known), loads: isType ? "never" : "at once" }]
        : [],
    );
  // Later imports and imports of types: the parser gives the place of the quoted name.
  const later = module.dynamicImports.flatMap(({ moduleRequest: { start, end } }): Found[] => {
    const quoted = /^["'`](.*)["'`]$/.exec(text.slice(start, end));
    return quoted?.[1] ? [{ target: resolve(file, quoted[1], known), loads: "later" }] : [];
  });
  const named = module.staticExports
    .flatMap(({ entries }) => entries)
    .flatMap(({ exportName, moduleRequest }) => (moduleRequest ? [] : nameOf(exportName)));
  return {
    file,
    text,
    imports: [...importing, ...passedOn, ...later].map((found) => ({ file, ...found })),
    exports: [...new Set(named)],
  };
}

const takesOnlyTypes = ({ entries }: StaticImport) =>
  entries.length > 0 && entries.every(({ isType }) => isType);

const nameOf = ({ kind, name }: ExportExportName) => (kind === "Name" && name ? [name] : []);

function resolve(file: string, named: string, known: ReadonlySet<string>): string {
  const path = named.startsWith("@/")
    ? named.slice(2)
    : named.startsWith(".")
      ? normalize(join(dirname(file), named))
      : null;
  if (path === null) return named;
  return extensions.map((extension) => path + extension).find((candidate) => known.has(candidate)) ?? path;
}

/**
 * Groups of files, or of whatever `placeOf` makes of them, that import each other in a circle (Tarjan's strongly
 * connected components with more than one member).
 */
export function cyclesOf(
  imports: readonly Import[],
  placeOf: (file: string) => string | null = (file) => file,
): string[][] {
  const arrows = new Map<string, Set<string>>();
  for (const { file, target } of imports) {
    const [from, to] = [placeOf(file), placeOf(target)];
    if (from === null || to === null || from === to) continue;
    arrows.set(from, (arrows.get(from) ?? new Set()).add(to));
  }
  const seenAt = new Map<string, number>();
  const lowest = new Map<string, number>();
  const stack: string[] = [];
  const cycles: string[][] = [];
  const visit = (node: string): number => {
    seenAt.set(node, seenAt.size);
    let low = seenAt.size - 1;
    stack.push(node);
    for (const next of arrows.get(node) ?? []) {
      if (!seenAt.has(next)) low = Math.min(low, visit(next));
      else if (stack.includes(next)) low = Math.min(low, seenAt.get(next) ?? low);
    }
    lowest.set(node, low);
    if (low === seenAt.get(node)) {
      const group = stack.splice(stack.lastIndexOf(node));
      if (group.length > 1) cycles.push(group.sort());
    }
    return low;
  };
  for (const node of arrows.keys()) if (!seenAt.has(node)) visit(node);
  return cycles;
}
