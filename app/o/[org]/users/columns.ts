import { day } from "@/app/_ui/dates";

/** What a row knows beyond the six usual columns. */
type More = {
  enabled: boolean;
  approved: boolean;
  teams: string[];
  lastActiveAt: string | null;
  expiresAt: string | null;
};

const yes = (is: boolean) => (is ? "yes" : "no");
const dayOr = (at: string | null, otherwise: string) => (at ? day(at) : otherwise);

/** The optional columns, in display order. */
export const columns = {
  enabled: { label: "Enabled", text: (row: More) => yes(row.enabled) },
  approved: { label: "Approved", text: (row: More) => yes(row.approved) },
  teams: { label: "Teams", text: (row: More) => row.teams.join(", ") || "none" },
  active: { label: "Last active", text: (row: More) => dayOr(row.lastActiveAt, "never") },
  expires: { label: "Expires", text: (row: More) => dayOr(row.expiresAt, "never") },
} as const;

export type Column = keyof typeof columns;
export const columnNames = Object.keys(columns) as Column[];

/** Reads the columns of an address: dots between them in our links, one by one from a form. Others are ignored. */
export function chosenColumns(given: string | string[] | undefined): Column[] {
  const named = [given ?? []].flat().flatMap((part) => part.split("."));
  return columnNames.filter((column) => named.includes(column));
}
