"use client";
import { called } from "@/app/_ui/called";
import { day, exact, relative } from "@/app/_ui/dates";
import { withNames } from "@/app/_ui/named";
import { SortHead } from "@/app/_ui/sort-head";
import { asCell, asGroup, asHead, asRow, asTable } from "@/app/_ui/table-roles";
import { useRowLinks } from "@/app/_ui/use-row-links";
import type { OrganizationsQuery } from "./organizations-query";
import { StateTag } from "./state-tag";

export type OrganizationRow = {
  id: string;
  slug: string;
  name: string;
  state: "active" | "awaiting_manager" | "suspended" | "archived";
  members: number;
  managers: number;
  waiting: number;
  oldest: string | null;
  createdAt: string;
};

type Props = { rows: OrganizationRow[]; base: string; query: OrganizationsQuery; now: number };

const orgAsNamed = ({ name, slug }: OrganizationRow) => ({ name, email: `/o/${slug}` });

/** Every organization with its number of members, active managers and open requests. */
export function OrganizationsTable({ rows, base, query, now }: Props) {
  const { follow, onItsWay } = useRowLinks();
  const head = { base, query };
  const callThem = called(rows.map(orgAsNamed));
  const nameOf = (row: OrganizationRow) => callThem(orgAsNamed(row));
  return (
    <>
      {onItsWay}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the links inside take the keys, this only hears their clicks */}
      <table {...asTable} className="counts" onClick={follow}>
        <caption>Organizations of the platform</caption>
        <thead {...asGroup}>
          <tr {...asRow}>
            <SortHead label="Name" column="name" {...head} />
            <SortHead label="Members" column="members" {...head} />
            <SortHead label="Active managers" column="managers" {...head} />
            <SortHead label="Requests" column="waiting" {...head} />
            <SortHead label="Oldest request" column="oldest" {...head} />
            <SortHead label="Created" column="created" {...head} />
            <th {...asHead} className="acts">
              Actions
            </th>
          </tr>
        </thead>
        <tbody {...asGroup}>
          {rows.map((row) => (
            <tr key={row.id} {...asRow}>
              <td {...asCell} className="who">
                <a href={`/platform/organizations/${row.slug}`} data-follow="" translate="no">
                  {row.name}
                </a>
                <StateTag state={row.state} />
                <small className="block font-normal text-ink-2" translate="no">
                  /o/{row.slug}
                </small>
              </td>
              <td {...asCell} data-label="Members">
                {row.members.toLocaleString("en")}
              </td>
              <td {...asCell} data-label="Active managers">
                {row.managers === 0 ? <span className="tag bad">none</span> : row.managers}
              </td>
              <td {...asCell} data-label="Requests">
                {row.waiting === 0 ? <em>none</em> : row.waiting}
              </td>
              <td {...asCell} className="date" data-label="Oldest request">
                {row.oldest ? (
                  <time dateTime={row.oldest} title={exact(row.oldest)}>
                    {relative(row.oldest, now)}
                  </time>
                ) : (
                  <em>none</em>
                )}
              </td>
              <td {...asCell} className="date" data-label="Created">
                <time dateTime={row.createdAt}>{day(row.createdAt)}</time>
              </td>
              <td {...asCell} className="acts">
                {row.managers === 0 && row.state !== "archived" && (
                  <a
                    className="btn small"
                    href={`/platform/organizations/${row.slug}?open=hand-over`}
                    data-follow=""
                  >
                    Add manager<span className="sr-only">{withNames` to ${nameOf(row)}`}</span>
                  </a>
                )}
                {row.state === "archived" ? (
                  <span className="sr-only">none</span>
                ) : (
                  <a className="btn small" href={`/o/${row.slug}/users`} data-follow="">
                    Open
                    <span className="sr-only" translate="no">
                      {" "}
                      {nameOf(row)}
                    </span>
                  </a>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
