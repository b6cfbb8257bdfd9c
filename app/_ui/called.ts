type Named = { name: string; email?: string | null };

/**
 * A person's name for button labels in a list: the name, plus the email address where two people in the list share a
 * name. On screen the address is in the row; a dialog always shows it below the title.
 * @param further tells rows of the same person apart, where the list can have several
 */
export function called<Row extends Named>(
  rows: readonly Row[],
  further?: (row: Row) => string,
): (row: Row) => string {
  const addresses = new Map<string, Set<string>>();
  const times = new Map<string, number>();
  for (const { name, email } of rows) {
    addresses.set(alike(name), (addresses.get(alike(name)) ?? new Set()).add(email ?? ""));
    times.set(one(name, email), (times.get(one(name, email)) ?? 0) + 1);
  }
  return (row) => {
    const { name, email } = row;
    const shared = (addresses.get(alike(name))?.size ?? 0) > 1;
    const again = (times.get(one(name, email)) ?? 0) > 1;
    return [name, shared && email, again && further?.(row)].filter(Boolean).join(", ");
  };
}

const alike = (name: string) => name.normalize("NFKC").toLowerCase();
const one = (name: string, email: string | null | undefined) => `${email ?? ""} ${alike(name)}`;
