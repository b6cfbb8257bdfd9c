import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { ZodError } from "zod";
import { env } from "@/server/env";
import { builtIns, type CatalogFile } from "@/server/policy/catalog";
import { clashesOf, faultsOf } from "@/server/policy/catalog-faults";
import { readCatalog } from "./schema";

/** The folder of the catalogs that Gatehouse ships, one for each of the products it was made for. */
const shipped = resolve(process.cwd(), "server", "catalogs");

let known: ReadonlyMap<string, CatalogFile> | undefined;

/**
 * Every catalog of this installation by its key, the shipped ones and those of GATEHOUSE_CATALOGS; read and checked once.
 * Throws an Error with one sentence a fault, each naming the file and the entry.
 */
export function allCatalogs(): ReadonlyMap<string, CatalogFile> {
  known ??= loadCatalogs([shipped, env().GATEHOUSE_CATALOGS].filter((folder) => folder !== undefined));
  return known;
}

/** Reads the catalogs of several folders, file by file in the order of their names. */
export function loadCatalogs(folders: readonly string[]): ReadonlyMap<string, CatalogFile> {
  const paths = folders.flatMap((folder) =>
    jsonFilesIn(folder)
      .sort()
      .map((name) => join(folder, name)),
  );
  const faults: string[] = [];
  const at = placing();
  const files = new Map<string, { path: string; file: CatalogFile }>();
  for (const path of paths) {
    const { file, wrong } = readOne(path);
    faults.push(...wrong.map((fault) => at(path, fault)));
    if (!file) continue;
    const twin = files.get(file.key);
    if (twin) faults.push(at(path, `catalog "${file.key}" stands in ${twin.path} as well`));
    else files.set(file.key, { path, file });
  }
  const read = [...files.values()].map(({ file }) => file);
  for (const { file, fault } of clashesOf(read)) faults.push(at(files.get(file)?.path ?? "", fault));
  if (faults.length > 0) throw new Error(faults.join("\n"));
  return new Map(read.map((file) => [file.key, file]));
}

/** Says a fault with its place: the file, and the line of the entry it names, of a pair the last one. */
function placing(): (path: string, fault: string) => string {
  const known = new Map<string, Map<string, number>>();
  return (path, fault) => {
    const lines = known.get(path) ?? keysByLine(readFileSync(path, "utf8"));
    known.set(path, lines);
    const [, named = ""] = /^(?:(?:former )?permission|category|set|catalog) "([^"]+)"/.exec(fault) ?? [];
    const line = lines.get(named);
    return `${path}:${line ? `${line}:` : ""} ${fault}.`;
  };
}

/** On which line of a file each entry gives its key. */
const keysByLine = (text: string) =>
  new Map(
    text
      .split("\n")
      .flatMap((line, index) =>
        [...line.matchAll(/"key"\s*:\s*"([^"]+)"/g)].map(([, key = ""]) => [key, index + 1] as const),
      ),
  );

function jsonFilesIn(folder: string): string[] {
  try {
    return readdirSync(folder).filter((name) => name.endsWith(".json"));
  } catch {
    throw new Error(`${folder}: this folder of catalogs cannot be read.`);
  }
}

function readOne(path: string): { file: CatalogFile | null; wrong: string[] } {
  try {
    const file = readCatalog(JSON.parse(readFileSync(path, "utf8")), builtIns);
    return { file, wrong: faultsOf(file) };
  } catch (error) {
    if (error instanceof ZodError) {
      return { file: null, wrong: error.issues.map((issue) => `${placeOf(issue.path)}${issue.message}`) };
    }
    return { file: null, wrong: [error instanceof Error ? error.message : "cannot be read"] };
  }
}

/** `permissions[3].key: `, as one finds it in the file. */
const placeOf = (path: readonly PropertyKey[]) =>
  path.length === 0
    ? ""
    : `${path.reduce<string>((text, part) => (typeof part === "number" ? `${text}[${part}]` : text ? `${text}.${String(part)}` : String(part)), "")}: `;
