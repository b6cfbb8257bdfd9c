type Named = { name: string; email?: string };

/**
 * A person's name for button labels in a list: the name, plus the email address where two people in the list share a
 * name. On screen the address is in the row; a dialog always shows it below the title.
 */
export function called<Row extends Named>(rows: readonly Row[]): (row: Row) => string {
  const times = new Map<string, number>();
  for (const { name } of rows) times.set(alike(name), (times.get(alike(name)) ?? 0) + 1);
  return ({ name, email }) => (email && (times.get(alike(name)) ?? 0) > 1 ? `${name}, ${email}` : name);
}

const alike = (name: string) => name.normalize("NFKC").toLowerCase();
