/**
 * The ARIA roles that the elements of a table have anyway. They are written out because on a phone the
 * rows are laid out as cards, and some browsers then no longer tell a reader that it is a table.
 */
export const asTable = { role: "table" };
export const asGroup = { role: "rowgroup" };
export const asRow = { role: "row" };
export const asHead = { role: "columnheader", scope: "col" };
export const asRowHead = { role: "rowheader", scope: "row" };
export const asCell = { role: "cell" };
