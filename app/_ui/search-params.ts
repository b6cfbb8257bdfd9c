/** What stands behind the question mark of an address, as Next gives it. */
export type SearchParams = Promise<Record<string, string | string[] | undefined>>;

/** One value of a name; the first where it was given twice, "" where it was not. */
export function one(value: string | string[] | undefined): string {
  return (Array.isArray(value) ? value[0] : value) ?? "";
}
