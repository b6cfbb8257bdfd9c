type Named = { name: string; email?: string };

/**
 * What each person of a list is called in the name of a button: the name, and the address as well where two of the list
 * have one name. On the screen the address stands in the row; in a dialog it always stands under the title.
 */
export function called<Row extends Named>(rows: readonly Row[]): (row: Row) => string {
  const times = new Map<string, number>();
  for (const { name } of rows) times.set(alike(name), (times.get(alike(name)) ?? 0) + 1);
  return ({ name, email }) => (email && (times.get(alike(name)) ?? 0) > 1 ? `${name}, ${email}` : name);
}

const alike = (name: string) => name.normalize("NFKC").toLowerCase();
