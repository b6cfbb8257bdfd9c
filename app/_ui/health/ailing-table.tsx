import { NavLink } from "@/app/_ui/nav-link";
import { asCell, asGroup, asHead, asRow, asTable } from "@/app/_ui/table-roles";
import { Ago } from "@/app/_ui/time";

export type AilingRow = {
  id: string;
  name: string;
  detail: string | null;
  org: string;
  orgName: string;
  at: string | null;
};

type Props = {
  caption: string;
  rows: AilingRow[];
  now: number;
  when: string;
  /** What can be done about a row, and where. */
  remedy: { label: string; href: (row: AilingRow) => string };
  organizations?: boolean;
};

/** What one number of a health board counts, most urgent first, each row with its remedy. */
export function AilingTable({ caption, rows, now, when, remedy, organizations }: Props) {
  return (
    <div className="sheet mt-5">
      <table {...asTable}>
        <caption>{caption}</caption>
        <thead {...asGroup}>
          <tr {...asRow}>
            <th {...asHead}>Name</th>
            <th {...asHead}>What</th>
            {organizations && <th {...asHead}>Organization</th>}
            <th {...asHead}>{when}</th>
            <th {...asHead} className="acts">
              Actions
            </th>
          </tr>
        </thead>
        <tbody {...asGroup}>
          {rows.map((row) => (
            <tr key={`${row.id} ${row.detail}`} {...asRow}>
              <td {...asCell} className="who">
                {row.name}
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
                {row.at && <Ago at={row.at} now={now} />}
              </td>
              <td {...asCell} className="acts">
                <NavLink className="btn small" href={remedy.href(row)}>
                  {remedy.label}
                  <span className="sr-only"> {row.name}</span>
                </NavLink>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
