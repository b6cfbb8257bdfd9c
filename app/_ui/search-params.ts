import { cleanLine, startOf } from "@/server/policy/text";

/** The query string, as Next.js passes it. */
export type SearchParams = Promise<Record<string, string | string[] | undefined>>;
type Value = string | string[] | undefined;

/** One value of a name, as text that can be stored; the first where it was given twice, "" where it was not. */
export function one(value: Value): string {
  return cleanLine(startOf((Array.isArray(value) ? value[0] : value) ?? "", 4000));
}

/** What an address looks for, as the search box beside the list shows it; undefined for nothing. */
export function searched(value: Value, most = 200): string | undefined {
  return startOf(one(value), most) || undefined;
}
