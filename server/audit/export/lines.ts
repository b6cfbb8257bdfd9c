import { stringify } from "csv-stringify/sync";
import { canonicalJson } from "@/server/audit-log/canonical-json";
import { withGuard } from "@/server/policy/spreadsheet-cell";
import { categoryOf } from "../categories";
import type { EventRow } from "../list/queries";
import { eventSentenceOf } from "../sentence";

export const exportFormats = ["csv", "jsonl"] as const;
export type ExportFormat = (typeof exportFormats)[number];

/** How a format begins, how its entries read, and how it says that it is whole, or that it is not. */
export interface Writer {
  type: string;
  head: string;
  lines: (rows: readonly EventRow[], org: string) => string;
  /** The last line of a whole file; a file without it was cut off. */
  end: (rows: number) => string;
  cut: (rows: number) => string;
}

const columns = [
  "Entry",
  "When (UTC)",
  "Category",
  "Action",
  "What happened",
  "By",
  "By id",
  "By email",
  "By role",
  "On",
  "On kind",
  "On id",
  "On email",
  "Before",
  "After",
  "Reason",
  "View",
  "Address",
  "User agent",
  "Request",
];

const csv: Writer = {
  type: "text/csv; charset=utf-8",
  head: stringify([columns], { bom: true }),
  lines: (rows, org) =>
    stringify(
      rows.map((row) => cells(row, org).map((cell) => (cell == null ? null : withGuard(cell)))),
      { quoted_string: true },
    ),
  end: (rows) => stringify([[`End of file: ${rows} entries`]]),
  cut: (rows) => stringify([[`CUT OFF after ${rows} entries: this file is not whole`]]),
};

const jsonl: Writer = {
  type: "application/jsonl; charset=utf-8",
  head: "",
  lines: (rows) =>
    rows.map(({ seq, at, event }) => `${canonicalJson({ seq, at: at.toISOString(), ...event })}\n`).join(""),
  end: (rows) => `${canonicalJson({ end: true, entries: rows })}\n`,
  cut: (rows) => `${canonicalJson({ cut: true, entries: rows })}\n`,
};

export const writers: Record<ExportFormat, Writer> = { csv, jsonl };

/** What is absent is an empty cell; a text that is empty stands in quotes, as PostgreSQL's COPY tells the two apart. */
function cells({ seq, at, event }: EventRow, org: string): (string | null | undefined)[] {
  const json = (value: object | undefined) => value && canonicalJson(value);
  return [
    String(seq),
    at.toISOString(),
    categoryOf(event.action),
    event.action,
    eventSentenceOf(event, org),
    event.actor.name,
    event.actor.id,
    event.actor.email,
    event.actor.role,
    event.target.label,
    event.target.kind,
    event.target.id,
    event.target.email,
    json(event.before),
    json(event.after),
    event.reason,
    json(event.view),
    event.ip,
    event.userAgent,
    event.requestId,
  ];
}
