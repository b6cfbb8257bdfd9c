import { CsvError, parse } from "csv-parse/sync";
import { z } from "zod/mini";
import { refuse } from "@/server/errors";
import { whyNoAddress } from "@/server/policy/address-list";
import { isEmail, normalizeEmail } from "@/server/policy/email";
import { cleanLine, lengthOf } from "@/server/policy/text";

/** At most this many rows in one file. */
export const mostRows = 5000;

/** One row of a file: whom it names, or which column is wrong and why. */
export interface FileRow {
  line: number;
  email: string;
  emailNorm: string;
  name: string | null;
  fault: { column: "email" | "name"; why: string; twice: boolean } | null;
}

/** The text of a file, which must be UTF-8. Refuses file_not_text: what is not would give names nobody recognizes. */
export function textOf(bytes: Uint8Array): string {
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return text.includes("\u0000") ? refuse("file_not_text") : text;
  } catch (error) {
    if (error instanceof TypeError) refuse("file_not_text");
    throw error;
  }
}

/**
 * Reads a CSV file of people: the first line names its columns, of which `email` must be one and `name` may be; commas,
 * semicolons or tabs part them. Every row is judged by itself, so that one bad one keeps nobody else out.
 * Refuses file_unreadable, file_without_email, file_empty, file_too_long.
 */
export function readPeople(text: string): FileRow[] {
  const records = recordsOf(text);
  const [head, ...rows] = records;
  if (!head) refuse("file_empty");
  const named = head.record.map((title) => title.trim().toLowerCase());
  const at = { email: named.findIndex((title) => emailTitles.has(title)), name: named.indexOf("name") };
  if (at.email < 0) refuse("file_without_email");
  if (rows.length === 0) refuse("file_empty");
  if (rows.length > mostRows) refuse("file_too_long");

  const seen = new Map<string, number>();
  return rows.map(({ record, line }) => {
    const typed = cleanLine(record[at.email] ?? "");
    const name = at.name < 0 ? "" : cleanLine(record[at.name] ?? "");
    const emailNorm = normalizeEmail(typed);
    const first = seen.get(emailNorm);
    if (first === undefined) seen.set(emailNorm, line);
    const row = { line, email: typed.slice(0, 320), emailNorm, name: name.slice(0, 200) || null };
    const fault = faultOf(typed, name);
    if (fault) return { ...row, fault };
    if (first === undefined) return { ...row, fault: null };
    const why = `The same address stands in line ${first}.`;
    return { ...row, fault: { column: "email", why, twice: true } };
  });
}

const recordsWithInfo = z.array(
  z.object({ record: z.array(z.string()), info: z.object({ lines: z.number() }) }),
);

const emailTitles = new Set(["email", "e-mail", "email address", "mail"]);

function faultOf(email: string, name: string): FileRow["fault"] {
  const wrong = (column: "email" | "name", why: string) => ({ column, why, twice: false });
  if (email === "") return wrong("email", "There is no address.");
  if (!isEmail(email)) return wrong("email", whyNoAddress(email) ?? "This is not an address.");
  if (name !== "" && lengthOf(name) < 2) return wrong("name", "A name has at least 2 characters.");
  if (lengthOf(name) > 50) return wrong("name", "A name has at most 50 characters.");
  return null;
}

function recordsOf(text: string): { record: string[]; line: number }[] {
  const head = text.slice(0, text.search(/[\r\n]|$/));
  const delimiter = [";", "\t"].find((sign) => head.includes(sign) && !head.includes(",")) ?? ",";
  try {
    const found: unknown = parse(text, {
      bom: true,
      delimiter,
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      skip_records_with_empty_values: true,
      relax_quotes: true,
      ltrim: true,
      to: mostRows + 2,
      max_record_size: 10_000,
    });
    // With `info` each record comes with its place, which the library's types leave out.
    return recordsWithInfo.parse(found).map(({ record, info }) => ({ record, line: info.lines }));
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = typeof error.lines === "number" ? error.lines : 1;
    refuse("file_unreadable", { line, why: "a quotation mark is out of place, or a row is far too long" });
  }
}
