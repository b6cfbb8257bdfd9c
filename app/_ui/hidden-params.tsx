import type { ListQuery } from "./list-address";

/** Carries what a form of a list does not ask for through it, so that search, filters, order and columns combine. */
export function HiddenParams({ query, but }: { query: ListQuery; but: readonly (keyof ListQuery)[] }) {
  const asked: readonly string[] = [...but, "after", "before"];
  return Object.entries(query)
    .filter(([name, value]) => value && !asked.includes(name))
    .map(([name, value]) => <input key={name} type="hidden" name={name} value={value} />);
}
