/** What a spreadsheet takes for the beginning of a formula, also in its wide forms. */
const formula = "[=+\\-@\\t\\r\\uFF1D\\uFF0B\\uFF0D\\uFF20]";

/**
 * What may part cells in another country's spreadsheet: text behind one of these begins a cell there, although we
 * wrote it into the middle of ours.
 */
const begins = "(^|[;,|\\t\\r\\n])([\"'\\s]*)";
const dangerous = new RegExp(`${begins}(?=${formula})`, "g");
const guarded = new RegExp(`^'(?=${formula})`);

/**
 * The text of a cell of a CSV file that no spreadsheet takes for a formula, whichever separator it assumes: an apostrophe
 * stands before what would begin one.
 */
export const withGuard = (text: string): string => text.replaceAll(dangerous, "$1$2'");

/** The text of such a cell without the apostrophe at its beginning, as we read our own files back. */
export const withoutGuard = (text: string): string => text.replace(guarded, "");
