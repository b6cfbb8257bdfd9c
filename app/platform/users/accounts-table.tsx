"use client";
import { breakableAddress } from "@/app/_ui/address";
import { called } from "@/app/_ui/called";
import { day, exact, relative } from "@/app/_ui/dates";
import { withNames } from "@/app/_ui/named";
import { NavLink } from "@/app/_ui/nav-link";
import { SortHead } from "@/app/_ui/sort-head";
import { asCell, asGroup, asHead, asRow, asTable } from "@/app/_ui/table-roles";
import { twins } from "@/app/_ui/twins";
import type { AccountsQuery } from "./accounts-query";

export type AccountRow = {
  id: string;
  name: string;
  email: string;
  platformAdmin: boolean;
  state: "active" | "disabled";
  organizations: { slug: string; name: string; role: string }[];
  /** Whether it belongs to more organizations than are listed here. */
  moreOrganizations: boolean;
  createdAt: string;
  lastActiveAt: string | null;
};

type Props = { rows: AccountRow[]; base: string; query: AccountsQuery; now: number };

/** Every account of the platform, with the role in each of its organizations (KIO-12, KIO-19). */
export function AccountsTable({ rows, base, query, now }: Props) {
  const head = (label: string, column: AccountsQuery["sort"]) => (
    <SortHead label={label} column={column} base={base} query={query} />
  );
  const nameOf = called(rows);
  const twin = twins(rows.flatMap(({ organizations }) => organizations));
  return (
    <table {...asTable}>
      <caption>All users of the platform</caption>
      <thead {...asGroup}>
        <tr {...asRow}>
          {head("Name", "name")}
          <th {...asHead}>Email</th>
          <th {...asHead}>Organizations</th>
          {head("Last active", "active")}
          {head("Created", "created")}
        </tr>
      </thead>
      <tbody {...asGroup}>
        {rows.map((row) => (
          <tr key={row.id} {...asRow}>
            <td {...asCell} className="who">
              <NavLink href={`/platform/users/${row.id}`} translate="no">
                {row.name}
              </NavLink>
              {row.platformAdmin && <span className="tag you">PlatformAdmin</span>}
              {row.state === "disabled" && <span className="tag off">Disabled</span>}
            </td>
            <td {...asCell} className="mail" translate="no">
              <a href={`/platform/users/${row.id}`} tabIndex={-1}>
                {breakableAddress(row.email)}
              </a>
            </td>
            <td {...asCell} className="orgs">
              {row.organizations.length === 0 && <em>none</em>}
              {row.organizations.map(({ slug, name, role }) => (
                <span key={slug}>
                  <a href={`/o/${slug}/users`} translate="no">
                    {name}
                  </a>{" "}
                  {twin({ slug, name })}
                  {role}
                </span>
              ))}
              {row.moreOrganizations && (
                <a href={`/platform/users/${row.id}`}>
                  and others<span className="sr-only">{withNames` of ${nameOf(row)}`}</span>
                </a>
              )}
            </td>
            <td {...asCell} className="date" data-label="Last active">
              {row.lastActiveAt ? (
                <time dateTime={row.lastActiveAt} title={exact(row.lastActiveAt)}>
                  {relative(row.lastActiveAt, now)}
                </time>
              ) : (
                <em>never</em>
              )}
            </td>
            <td {...asCell} className="date" data-label="Created">
              <time dateTime={row.createdAt}>{day(row.createdAt)}</time>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
