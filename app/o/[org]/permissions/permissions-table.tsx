"use client";
import type { ListQuery } from "@/app/_ui/list-address";
import { SortHead } from "@/app/_ui/sort-head";
import { asCell, asGroup, asHead, asRow, asRowHead, asTable } from "@/app/_ui/table-roles";
import { useFollowedLinks } from "@/app/_ui/use-followed-links";

type Row = {
  id: string;
  name: string;
  role: string;
  badges: { category: string; part: boolean; label: string }[];
};
type Props = {
  rows: Row[];
  categories: readonly string[];
  base: string;
  query: ListQuery & { sort: string };
};

/** One row a person, one column a category, three states in the cells: all, part, none. */
export function PermissionsTable({ rows, categories, base, query }: Props) {
  const { follow, onItsWay } = useFollowedLinks();
  return (
    <>
      {onItsWay}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the links inside take the keys, this only hears their clicks */}
      <table {...asTable} className="matrix" onClick={follow}>
        <caption>Permissions of the users of this organization</caption>
        <thead {...asGroup}>
          <tr {...asRow}>
            <SortHead label="Name" column="name" base={base} query={query} />
            <SortHead label="Role" column="role" base={base} query={query} />
            {categories.map((category) => (
              <th key={category} {...asHead}>
                {category}
              </th>
            ))}
          </tr>
        </thead>
        <tbody {...asGroup}>
          {rows.map((row) => (
            <tr key={row.id} {...asRow}>
              <th {...asRowHead} className="who">
                <a href={`${base}/${row.id}`}>{row.name}</a>
              </th>
              <td {...asCell} className="corner">
                {row.role}
              </td>
              {categories.map((category) => (
                <Cell
                  key={category}
                  category={category}
                  badge={row.badges.find((b) => b.category === category)}
                />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

/** A plain function called once a cell, so that a page of fifty people stays small. */
function Cell({ category, badge }: { category: string; badge: Row["badges"][number] | undefined }) {
  const state = badge ? (badge.part ? "part" : "all") : "none";
  return (
    <td {...asCell} className={`held ${state}`} title={badge?.label} data-label={category}>
      {badge ? <span>{state}</span> : <em className="sr-only">none</em>}
    </td>
  );
}
