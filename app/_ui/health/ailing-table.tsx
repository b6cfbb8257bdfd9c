import type { ReactNode } from "react";
import { NavLink } from "@/app/_ui/nav-link";
import { asCell, asGroup, asHead, asRow, asTable } from "@/app/_ui/table-roles";
import { Ago } from "@/app/_ui/time";

export type AilingRow = {
  id: string;
  name: string;
  detail: string | null;
  at: string;
  org: string;
  orgName: string;
  given: { member?: string; team?: string; permission?: string; set?: string; startsOn?: string } | null;
};

type Props = {
  caption: string;
  rows: AilingRow[];
  now: number;
  /** Heads of the columns: what a row is about besides its name, and its moment. */
  what: string;
  when: string;
  /** Where the name of a row leads. */
  about: (row: AilingRow) => string;
  /** What can be done about a row. */
  remedy: (row: AilingRow) => ReactNode;
  organizations?: boolean;
};

/** A page of what one number of a health board counts, most urgent first, each row with its remedy. */
export function AilingTable({ caption, rows, now, what, when, about, remedy, organizations }: Props) {
  return (
    <table {...asTable}>
      <caption>{caption}</caption>
      <thead {...asGroup}>
        <tr {...asRow}>
          <th {...asHead}>Name</th>
          <th {...asHead}>{what}</th>
          {organizations && <th {...asHead}>Organization</th>}
          <th {...asHead}>{when}</th>
          <th {...asHead} className="acts">
            Actions
          </th>
        </tr>
      </thead>
      <tbody {...asGroup}>
        {rows.map((row) => (
          <tr key={row.id} {...asRow}>
            <td {...asCell} className="who">
              <NavLink href={about(row)}>{row.name}</NavLink>
            </td>
            <td {...asCell} className="mail" title={row.detail ?? undefined}>
              {row.detail}
            </td>
            {organizations && (
              <td {...asCell} className="orgs">
                <NavLink href={`/o/${row.org}`}>{row.orgName}</NavLink>
              </td>
            )}
            <td {...asCell} className="date" data-label={when}>
              <Ago at={row.at} now={now} />
            </td>
            <td {...asCell} className="acts">
              {remedy(row)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
