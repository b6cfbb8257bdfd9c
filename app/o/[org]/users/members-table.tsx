"use client";
import { day } from "@/app/_ui/dates";
import type { ListQuery } from "@/app/_ui/list-address";
import { SortHead } from "@/app/_ui/sort-head";
import { asCell, asGroup, asHead, asRow, asTable } from "@/app/_ui/table-roles";

export type MemberRow = {
  id: string;
  name: string;
  email: string;
  role: string;
  /** Categories held, each with what of it is held. */
  badges: { category: string; part: boolean; label: string }[];
  joinedAt: string;
  tag?: { kind: "off" | "ends" | "you"; text: string };
};

type Props = { caption: string; rows: MemberRow[]; base: string; query: ListQuery & { sort: string } };

/**
 * Organization Users with its six columns (KIO-4). One client component for the whole table: the
 * browser gets fifty compact rows instead of the tree of their elements. No rule reaches it.
 */
export function MembersTable({ caption, rows, base, query }: Props) {
  return (
    <table {...asTable}>
      <caption>{caption}</caption>
      <thead {...asGroup}>
        <tr {...asRow}>
          <SortHead label="Name" column="name" base={base} query={query} />
          <SortHead label="Email" column="email" base={base} query={query} />
          <SortHead label="Role" column="role" base={base} query={query} />
          <th {...asHead}>System Permissions</th>
          <SortHead label="Join Date" column="joined" base={base} query={query} />
          <th {...asHead} className="acts">
            Actions
          </th>
        </tr>
      </thead>
      <tbody {...asGroup}>
        {rows.map((row) => (
          <tr key={row.id} {...asRow}>
            <td {...asCell} className="who">
              {row.name}
              {row.tag && <span className={`tag ${row.tag.kind}`}>{row.tag.text}</span>}
            </td>
            <td {...asCell} className="mail" title={row.email}>
              {row.email}
            </td>
            <td {...asCell} className="corner">
              {row.role}
            </td>
            <td {...asCell} className="badges">
              {row.badges.length === 0 && <em>none</em>}
              {row.badges.map(({ category, part, label }) => (
                <span key={category} className={part ? "part" : undefined} title={label}>
                  {category}
                  <i className="sr-only">{part ? ` in part: ${label}, ` : ", "}</i>
                </span>
              ))}
            </td>
            <td {...asCell} className="date" data-label="Joined">
              <time dateTime={row.joinedAt}>{day(row.joinedAt)}</time>
            </td>
            <td {...asCell} className="acts">
              <span className="sr-only">none</span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
