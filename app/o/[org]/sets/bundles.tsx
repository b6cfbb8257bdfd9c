import type { ReactNode } from "react";
import { Name } from "@/app/_ui/named";
import { NavLink } from "@/app/_ui/nav-link";
import { asCell, asGroup, asHead, asRow, asRowHead, asTable } from "@/app/_ui/table-roles";

type Row = {
  key: string;
  href?: string;
  name: string;
  description: string;
  permissions: string[];
  last: ReactNode;
};

/** A list of sets: what each is called, what it gives, and one thing more. */
export function Bundles({ caption, last, rows }: { caption: string; last: string; rows: Row[] }) {
  return (
    <div className="sheet">
      <table {...asTable} className="plain">
        <caption>{caption}</caption>
        <thead {...asGroup}>
          <tr {...asRow}>
            <th {...asHead}>Name</th>
            <th {...asHead}>Permissions</th>
            <th {...asHead}>{last}</th>
          </tr>
        </thead>
        <tbody {...asGroup}>
          {rows.map((row) => (
            <tr key={row.key} {...asRow}>
              <th {...asRowHead}>
                {row.href ? (
                  <NavLink href={row.href} translate="no">
                    {row.name}
                  </NavLink>
                ) : (
                  <Name>{row.name}</Name>
                )}
                {row.description && <small>{row.description}</small>}
              </th>
              <td {...asCell} className="wide" data-label="Permissions">
                {shortened(row.permissions)}
              </td>
              <td {...asCell} data-label={last}>
                {row.last}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const shown = 5;
const shortened = (labels: string[]) =>
  labels.length > shown + 1
    ? `${labels.slice(0, shown).join(", ")} and ${labels.length - shown} more`
    : labels.join(", ");
