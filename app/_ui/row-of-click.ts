import type { MouseEvent } from "react";

/**
 * What was pressed in a table, where one listener on it serves every button: which action (`data-act`), of which of its
 * rows. Null for a click beside the buttons, or on one that says why it cannot be pressed.
 * @param rows those of the table's body, in their order
 */
export function rowOfClick<Act extends string, Row>(
  event: MouseEvent,
  rows: readonly Row[],
): { act: Act; row: Row } | null {
  const pressed = (event.target as Element).closest<HTMLElement>("button[data-act]");
  const line = pressed?.closest<HTMLTableRowElement>("tbody tr");
  const row = line && rows[line.sectionRowIndex];
  if (!pressed || !row || pressed.ariaDisabled === "true") return null;
  return { act: pressed.dataset.act as Act, row };
}
