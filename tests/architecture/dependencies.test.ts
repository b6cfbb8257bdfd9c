import { readdirSync, readFileSync } from "node:fs";
import { basename, extname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { parseFolders } from "./import-graph";

const folders = ["app", "server", "db", "emails", "tests"];
const files = ourFiles().filter((file) => /\.(ts|tsx|mjs|css|sql)$/.test(file));
const code = files.filter((file) => !/\.(css|sql)$/.test(file));
const parsed = new Map(parseFolders(folders).map((found) => [found.file, found]));
const text = new Map(files.map((file) => [file, readFileSync(file, "utf8")]));

describe("arrows go one way", () => {
  test("app → server → db: nothing points back", () => {
    expect(importsFrom("server/", /^app\//)).toEqual([]);
    expect(importsFrom("db/", /^(app|server|emails|tests)\//)).toEqual([]);
    expect(importsFrom(/^(app|server|db|emails)\//, /^tests\//)).toEqual([]);
  });

  test("pages and forms know no tables and no database", () => {
    expect(importsFrom("app/", /^db\/|^(drizzle-orm|postgres)(\/|$)/)).toEqual([]);
  });

  test("server/policy imports nothing but itself", () => {
    expect(importsFrom("server/policy/", /^(?!server\/(policy|messages)\/)/)).toEqual([]);
  });

  test("shapes of input import nothing but the schema library, policy and each other", () => {
    expect(importsFrom(/\/input\.ts$/, /^(?!zod(\/mini)?$|server\/policy\/|server\/.+\/input$)/)).toEqual([]);
  });

  test("mails import only their own folder, the mail components and the schema library", () => {
    expect(importsFrom("emails/", /^(?!emails\/|zod$|react(-email)?$|react\/|@react-email\/|node:)/)).toEqual(
      [],
    );
  });
});

describe("one place for each thing", () => {
  test("server/env.ts alone reads the environment", () => {
    const readers = code.filter(
      (file) =>
        /^(app|server|db|emails)\//.test(file) && !file.endsWith(".mjs") && contains(file, /process\.env\b/),
    );
    expect(readers).toEqual(["server/env.ts"]);
  });

  test("text comes in through server/text/input.ts alone", () => {
    // What an operator or our own program wrote is no input.
    const others = [
      "server/audit/verify/anchored-heads.ts",
      "server/catalog-files/schema.ts",
      "server/env.ts",
      "server/invitations/import/records.ts",
      "server/mail/precondition.ts",
    ];
    const readers = code.filter((file) => file.startsWith("server/") && contains(file, /\bz\s*\.string\(/));
    expect(readers.sort()).toEqual([...others, "server/text/input.ts"].sort());
  });

  test("queries are built in files named queries.ts, in the access layer, and in db", () => {
    const allowed = /^db\/|^server\/(access|transaction)\/|\/queries\.ts$/;
    expect(
      importsFrom(/^(app|server|emails)\//, /^drizzle-orm(\/|$)/).filter((i) => !allowed.test(i.file)),
    ).toEqual([]);
  });

  test("no file opens a transaction or takes a role but the access layer", () => {
    const allowed = /^db\/|^server\/(access|transaction)\//;
    const others = code.filter(
      (file) =>
        /^(app|server)\//.test(file) && !allowed.test(file) && contains(file, /set_config\(|set local role/i),
    );
    expect(others).toEqual([]);
  });

  test("only the access layer begins a transaction, and one file says who may not even begin", () => {
    const begins = code.filter((file) => file.startsWith("server/") && contains(file, /\binTransaction\(/));
    expect(begins.filter((file) => !/^server\/(access|transaction)\//.test(file))).toEqual([]);
    const says = /refuse(If)?\(\s*("(address_unconfirmed|other_account|view_only)"|whyNotChange\()/;
    expect(code.filter((file) => file.startsWith("server/") && contains(file, says))).toEqual([
      "server/access/may-begin.ts",
    ]);
    const signedOut = code.filter((file) => contains(file, /refuse\("signed_out"/));
    expect(signedOut.filter((file) => file.startsWith("server/access/"))).toEqual([
      "server/access/may-begin.ts",
    ]);
  });

  test("takeover 10: sessions begin in two files alone, so that no way in can forget what keeps people out", () => {
    const begins = /\b(openForAccount|openForSignUp|insert\(session\)|insert into (public\.)?session\b)/;
    const files = code.filter((file) => /^(app|server|db)\//.test(file) && contains(file, begins));
    expect(files).toEqual(["server/accounts/sign-in.ts", "server/access/sessions/queries.ts"]);
  });

  test("server actions are no second way to write", () => {
    expect(
      code.filter((file) => file.startsWith("app/") && contains(file, /^\s*["']use server["']/m)),
    ).toEqual([]);
  });
});

describe("files are small and say what they are", () => {
  test("none has more than 250 lines", () => {
    expect(files.filter((file) => linesOf(file) > 250)).toEqual([]);
  });

  test("half of them have fewer than 60 lines, and nine in ten fewer than 150", () => {
    const ours = files.filter((file) => !file.startsWith("tests/"));
    const lengths = ours.map(linesOf).sort((a, b) => a - b);
    expect(lengths[Math.floor(lengths.length / 2)]).toBeLessThan(60);
    expect(lengths[Math.floor(lengths.length * 0.9)]).toBeLessThan(150);
  });

  test("names are words with hyphens, and none is a drawer for anything", () => {
    const drawers = ["utils", "helpers", "common", "types", "service", "index"];
    const parts = files.flatMap((file) => file.split("/").map((part) => part.replace(/\..*$/, "")));
    expect(parts.filter((part) => drawers.includes(part))).toEqual([]);
    const names = files.map((file) => basename(file, extname(file)));
    expect(names.filter((name) => !/^[a-z0-9]+([-.][a-z0-9]+)*$/.test(name))).toEqual([]);
  });
});

type Import = { file: string; imports: string };

function importsFrom(from: string | RegExp, what: RegExp): Import[] {
  return code
    .filter((file) => (typeof from === "string" ? file.startsWith(from) : from.test(file)))
    .flatMap((file) => importsOf(file).map((imports) => ({ file, imports })))
    .filter(({ imports }) => what.test(imports));
}

/** What a file imports: packages by name, our own files by their path below the project, without its ending. */
const importsOf = (file: string): string[] =>
  (parsed.get(file)?.imports ?? []).map(({ target }) => target.replace(/\.(ts|tsx|mjs)$/, ""));

function ourFiles(): string[] {
  return (
    folders
      .flatMap((folder) =>
        readdirSync(folder, { recursive: true, encoding: "utf8" }).map((name) => join(folder, name)),
      )
      // The migrations are made by a program, from the tables.
      .filter((file) => !file.includes(".output") && !file.startsWith("db/migrations/"))
  );
}

const contains = (file: string, pattern: RegExp) => pattern.test(text.get(file) ?? "");
const linesOf = (file: string) => (text.get(file) ?? "").split("\n").length - 1;
