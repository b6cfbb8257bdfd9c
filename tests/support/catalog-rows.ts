import type { CatalogFile } from "@/server/policy/catalog";

/** A table as it is written for reading, its columns drawn in. */
export const readTable = (table: string): string[] =>
  table
    .trim()
    .split("\n")
    .map((line) =>
      line
        .split("|")
        .map((cell) => cell.trim())
        .join(" | "),
    );

/** A catalog as such a table: category, label, key, reach, and all that each permission needs or widens. */
export function catalogRows(file: CatalogFile | undefined): string[] {
  const labelOf = (key: string) => file?.permissions.find((p) => p.key === key)?.label ?? key;
  return (file?.categories ?? []).flatMap((category) =>
    category.permissions.map((key) => {
      const p = file?.permissions.find((one) => one.key === key);
      if (!p) throw new Error(`${key} is gone.`);
      const actions = [...p.actions].flatMap(([name, action]) => {
        const reach = action.reach === p.reach ? "" : action.reach;
        const more = [...action.requires.map(labelOf), ...(action.resource ? ["resource"] : [])];
        const or = action.also.map((other) => `or ${labelOf(other)}`);
        const said = [reach, ...more.map((label) => `+${label}`), ...or].filter(Boolean).join(" ");
        return said ? [`${name}: ${said}`] : [];
      });
      const relations = [
        ...p.requires.map((needed) => `needs ${labelOf(needed)}`),
        ...actions,
        ...p.broadens.map(
          (b) => `widens ${labelOf(b.permission)}${b.actions ? ` (${b.actions.join(" ")})` : ""}`,
        ),
      ];
      return [category.key, p.label, key, p.reach, relations.join(", ")].filter(Boolean).join(" | ");
    }),
  );
}

/** The ready-made sets of a catalog: name, and what each holds. */
export const setRows = (file: CatalogFile | undefined): string[] =>
  (file?.sets ?? []).map(({ name, permissions }) => `${name} | ${permissions.join(" ")}`);
