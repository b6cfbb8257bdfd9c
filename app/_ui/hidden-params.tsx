import type { ListQuery } from "./list-address";

/** Hidden inputs for the list parameters a form doesn't ask for, so that search, filters, order and columns combine. */
export function HiddenParams({ query, but }: { query: ListQuery; but: readonly (keyof ListQuery)[] }) {
  const asked: readonly string[] = [...but, "after", "before"];
  return Object.entries(query)
    .filter(([name, value]) => value && !asked.includes(name))
    .map(([name, value]) => <input key={name} type="hidden" name={name} value={value} />);
}
