"use client";
import { day } from "@/app/_ui/dates";
import { asCell, asGroup, asHead, asRow, asTable } from "@/app/_ui/table-roles";

export type AccountRow = {
  id: string;
  name: string;
  email: string;
  platformAdmin: boolean;
  state: "active" | "disabled";
  organizations: { slug: string; name: string; role: string }[];
  createdAt: string;
};

const heads = ["Name", "Email", "Organizations", "Since"];

/** Every account of the platform, with the role in each of its organizations (KIO-12, KIO-19). */
export function AccountsTable({ rows }: { rows: AccountRow[] }) {
  return (
    <table {...asTable}>
      <caption>All users of the platform</caption>
      <thead {...asGroup}>
        <tr {...asRow}>
          {heads.map((head) => (
            <th key={head} {...asHead}>
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody {...asGroup}>
        {rows.map((row) => (
          <tr key={row.id} {...asRow}>
            <td {...asCell} className="who">
              {row.name}
              {row.platformAdmin && <span className="tag you">PlatformAdmin</span>}
              {row.state === "disabled" && <span className="tag off">Disabled</span>}
            </td>
            <td {...asCell} className="mail" title={row.email}>
              {row.email}
            </td>
            <td {...asCell} className="orgs">
              {row.organizations.length === 0 && <em>none</em>}
              {row.organizations.map(({ slug, name, role }) => (
                <span key={slug}>
                  <a href={`/o/${slug}/users`}>{name}</a> {role}
                </span>
              ))}
            </td>
            <td {...asCell} className="date" data-label="Since">
              <time dateTime={row.createdAt}>{day(row.createdAt)}</time>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
