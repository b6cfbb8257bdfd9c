import { refuse } from "@/server/errors";
import { readAddresses, whyNoAddress } from "@/server/policy/address-list";
import { normalizeEmail } from "@/server/policy/email";
import { withoutGuard } from "@/server/policy/spreadsheet-cell";
import { cleanLine, isReadable, lengthOf, startOf } from "@/server/policy/text";
import { csvColumnsOf, headScore } from "./columns";
import { refuseSwallowed, rowsIn } from "./records";

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

/** The people of a file, and the headings of the columns that were read; null where it has no headings. */
export interface PeopleFile {
  people: FileRow[];
  columns: { email: string; name: string | null } | null;
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
 * Reads a CSV file of people as any program writes it: see `rowsIn` for its lines and separators, `columnsOf` for its
 * columns. Every row is judged by itself, so that one bad one keeps nobody else out.
 * Refuses file_unreadable, file_without_email (with the headings there are), file_empty, file_too_long.
 * @param chosen the heading of the column with the addresses, where somebody chose it
 */
export function readPeople(text: string, chosen?: string): PeopleFile {
  const file = rowsIn(text, headScore);
  const head = file.rows[0]?.cells ?? refuse("file_empty");
  const columns =
    csvColumnsOf(file.rows, chosen) ?? refuse("file_without_email", { columns: headings(head) });
  refuseSwallowed(file, columns.email);
  const rows = columns.headed ? file.rows.slice(1) : file.rows;
  if (rows.length === 0) refuse("file_empty");
  if (rows.length > mostRows) refuse("file_too_long");

  const seen = new Map<string, number>();
  const people = rows.map(({ cells, line }) => {
    const cell = (place: number) => cleanLine(withoutGuard(cells[place] ?? ""));
    const typed = addressOf(cell(columns.email));
    const name = columns.name.map(cell).filter(Boolean).join(" ") || (typed.name ?? "");
    const emailNorm = normalizeEmail(typed.text);
    const first = seen.get(emailNorm);
    if (first === undefined) seen.set(emailNorm, line);
    const row = { line, email: startOf(typed.text, 320), emailNorm, name: startOf(name, 200) || null };
    const fault = typed.fault ? wrong("email", typed.fault) : nameFault(name);
    if (fault) return { ...row, fault };
    if (first === undefined) return { ...row, fault: null };
    return { ...row, fault: wrong("email", `The same address is in line ${first}.`, true) };
  });
  const title = (place: number) => cleanLine(head[place] ?? "");
  const titles = { email: title(columns.email), name: columns.name.map(title).join(", ") || null };
  return { people, columns: columns.headed ? titles : null };
}

const wrong = (column: "email" | "name", why: string, twice = false) => ({ column, why, twice });

/** The one address that a cell holds, perhaps with a name; or what it holds instead, and why that is none. */
function addressOf(cell: string): { text: string; name: string | null; fault: string | null } {
  // Google writes all addresses of a person into one cell, the first one first.
  const [text = ""] = cell.split(" ::: ");
  if (text === "") return { text, name: null, fault: "There is no address." };
  const found = readAddresses(text);
  const [one] = found;
  if (found.length === 1 && one && one.email !== null)
    return { text: one.email, name: one.name, fault: null };
  const several = found.filter(({ email }) => email !== null).length > 1;
  const why = several ? "There are several addresses in this cell. Put each in its own row." : null;
  return { text, name: null, fault: why ?? whyNoAddress(text) ?? "This isn’t an email address." };
}

function nameFault(name: string): FileRow["fault"] {
  if (name !== "" && !isReadable(name)) return wrong("name", "Use at least one letter or digit.");
  if (name !== "" && lengthOf(name) < 2) return wrong("name", "A name has at least 2 characters.");
  return lengthOf(name) > 50 ? wrong("name", "A name has at most 50 characters.") : null;
}

/** The headings that can be chosen from, as one line of JSON; a very wide file shows its first ones. */
function headings(head: readonly string[]): string {
  const titles = [...new Set(head.map((title) => startOf(cleanLine(title), 60)))].filter(Boolean);
  return JSON.stringify(titles.slice(0, 60));
}
