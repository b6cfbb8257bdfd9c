/** A LIKE pattern that finds `term` anywhere, its wildcards taken literally; null for an empty term. */
export function containing(term: string | undefined): string | null {
  const clean = (term ?? "").replaceAll("\u0000", "").trim().toLowerCase();
  if (clean === "") return null;
  return `%${clean.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
}
