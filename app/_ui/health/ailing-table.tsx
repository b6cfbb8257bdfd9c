import type { ReactNode } from "react";
import { breakableAddress } from "@/app/_ui/address";
import { called } from "@/app/_ui/called";
import { NavLink } from "@/app/_ui/nav-link";
import { asCell, asGroup, asHead, asRow, asTable } from "@/app/_ui/table-roles";
import { Ago } from "@/app/_ui/time";
import { twins } from "@/app/_ui/twins";

export type AilingRow = {
  id: string;
  name: string;
  /** The address of the person it is about; null for a team. */
  email: string | null;
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
  /** What can be done about a row, which is called so in the names of its buttons. */
  remedy: (row: AilingRow, called: string) => ReactNode;
  organizations?: boolean;
};

const orgOf = ({ org, orgName }: AilingRow) => ({ slug: org, name: orgName });

/** A page of what one number of a health board counts, most urgent first, each row with its remedy. */
export function AilingTable({ caption, rows, now, what, when, about, remedy, organizations }: Props) {
  const nameOf = called(rows);
  const twin = twins(rows.map(orgOf));
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
              <NavLink href={about(row)} translate="no">
                {row.name}
              </NavLink>
              {row.email && row.email !== row.detail && (
                <small className="block font-normal text-ink-2">{breakableAddress(row.email)}</small>
              )}
            </td>
            <td {...asCell} className="mail" title={row.detail ?? undefined} translate="no">
              {row.detail}
            </td>
            {organizations && (
              <td {...asCell} className="orgs">
                <NavLink href={`/o/${row.org}`} translate="no">
                  {row.orgName}
                </NavLink>
                {twin(orgOf(row))}
              </td>
            )}
            <td {...asCell} className="date" data-label={when}>
              <Ago at={row.at} now={now} />
            </td>
            <td {...asCell} className="acts">
              {remedy(row, nameOf(row))}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
