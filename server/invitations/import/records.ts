import { CsvError, parse } from "csv-parse/sync";
import { z } from "zod/mini";
import { refuse } from "@/server/errors";
import { addressIn } from "@/server/policy/typed-address";

/** One row of a CSV file, with the line on which an editor shows its beginning. */
export interface CsvRecord {
  line: number;
  cells: string[];
}

const withRaw = z.array(z.object({ record: z.array(z.string()), raw: z.string() }));

/** The rows of a CSV file, and what parts their cells. */
export interface CsvRows {
  rows: CsvRecord[];
  separator: string;
}

/**
 * Reads the rows of a CSV file, whichever way its lines end: each of the three ways, also mixed, and within a cell. Rows
 * without any text are passed over, and so is Excel's first line `sep=;`.
 * Refuses file_unreadable, with the line on which the row that cannot be read begins.
 * @param headScore how much is known of the first row's cells: it tells which of several separators is right
 */
export function rowsIn(text: string, headScore: (head: readonly string[]) => number): CsvRows {
  const lines = text.replace(/^\ufeff/, "").replaceAll(/\r\n?/g, "\n");
  const [hint, declared] = /^"?sep=([^"\n])"?[ \t]*(?=\n|$)/i.exec(lines) ?? [""];
  // What is left of the hint's line is an empty one, so that the others keep their numbers.
  const body = lines.slice(hint.length);
  const separator = declared ?? separatorOf(body, headScore);
  return { rows: parted(body, separator), separator };
}

const separators = [",", ";", "\t", "|"];

/**
 * The separator by which the first row names most columns that are known; where that decides nothing, by which it has
 * most cells. Quotation marks are heeded: `"Town, postcode"` is one cell.
 */
function separatorOf(text: string, headScore: (head: readonly string[]) => number): string {
  const heads = separators.map((separator) => {
    const cells = parted(firstRow(text), separator, true)[0]?.cells ?? [];
    return { separator, score: headScore(cells), cells: cells.length };
  });
  heads.sort((a, b) => b.score - a.score || b.cells - a.cells);
  return heads[0]?.separator ?? ",";
}

/** The first row that has any text, as long as its quotation marks need; never more than its first lines. */
function firstRow(text: string): string {
  const start = text.search(/[^\s]/);
  let end = text.indexOf("\n", start);
  while (end >= 0 && end - start < 5000 && text.slice(start, end).split('"').length % 2 === 0) {
    end = text.indexOf("\n", end + 1);
  }
  return end < 0 ? text.slice(start, start + 5000) : text.slice(start, end);
}

function parted(text: string, delimiter: string, lenient = false): CsvRecord[] {
  let line = 1;
  try {
    const found: unknown = parse(text, {
      delimiter,
      record_delimiter: "\n",
      relax_column_count: true,
      relax_quotes: true,
      ltrim: delimiter !== "\t",
      max_record_size: 10_000,
      raw: true,
      on_record: (record, { lines }) => {
        line = lines + 1;
        return record;
      },
    });
    return numbered(withRaw.parse(found)).filter(({ cells }) => cells.some((cell) => cell.trim() !== ""));
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    if (lenient) return [];
    const blank =
      /^\n*/.exec(
        text
          .split("\n")
          .slice(line - 1)
          .join("\n"),
      )?.[0].length ?? 0;
    return refuse("file_unreadable", { line: line + blank, why: neverClosed });
  }
}

const neverClosed = "a quotation mark opened there is never closed, or the row is too long";

/**
 * Refuses file_unreadable where a quotation mark that is never closed took the rows behind it into one cell: nobody would
 * miss the people in them. That is so when a line within a cell is like a row, with an address where they have it.
 */
export function refuseSwallowed({ rows, separator }: CsvRows, email: number): void {
  const columns = rows[0]?.cells.length ?? 1;
  for (const { line, cells } of rows) {
    const within = cells.flatMap((cell) => cell.split("\n").slice(1));
    const rowsWithin = within.map((text) => text.split(separator)).filter(({ length }) => length === columns);
    if (columns > 1 && rowsWithin.some((inner) => addressIn(inner[email] ?? "") !== null)) {
      refuse("file_unreadable", { line, why: neverClosed });
    }
  }
}

/** Gives each row its line. The library counts the line breaks in a row's cells to the rows before it. */
function numbered(rows: readonly { record: string[]; raw: string }[]): CsvRecord[] {
  let line = 1;
  return rows.map(({ record, raw }) => {
    const begins = line;
    line += raw.split("\n").length - 1;
    return { line: begins, cells: record };
  });
}
