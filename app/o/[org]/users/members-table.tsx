"use client";
import dynamic from "next/dynamic";
import { type MouseEvent, useState } from "react";
import { day } from "@/app/_ui/dates";
import type { ListQuery } from "@/app/_ui/list-address";
import { SortHead } from "@/app/_ui/sort-head";
import { asCell, asGroup, asHead, asRow, asTable } from "@/app/_ui/table-roles";
import { useHydrated } from "@/app/_ui/use-hydrated";
import { RowIcon, RowIcons } from "./row-icons";

// Loaded when the first one opens: most visits to the list change nothing.
const dialogs = {
  role: dynamic(() => import("./change-role-dialog").then((module) => module.ChangeRoleDialog), {
    ssr: false,
  }),
  remove: dynamic(() => import("./remove-dialog").then((module) => module.RemoveDialog), { ssr: false }),
};

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

type Props = {
  org: { slug: string; name: string };
  rows: MemberRow[];
  base: string;
  query: ListQuery & { sort: string };
};

/**
 * Organization Users with its six columns (KIO-4). One client component for the whole table: the browser gets
 * fifty compact rows instead of the tree of their elements, and one listener serves every button. No rule is here:
 * what somebody may not do, the dialog hears from the server, with the reason.
 */
export function MembersTable({ org, rows, base, query }: Props) {
  const [open, setOpen] = useState<{ act: keyof typeof dialogs; row: MemberRow } | null>(null);
  const ready = useHydrated();
  const Dialog = open && dialogs[open.act];
  const button = { type: "button", disabled: !ready } as const;

  function act(event: MouseEvent) {
    const pressed = (event.target as Element).closest<HTMLElement>("button[data-act]");
    const row = rows.find(({ id }) => id === pressed?.closest("tr")?.dataset.id);
    if (pressed && row) setOpen({ act: pressed.dataset.act as keyof typeof dialogs, row });
  }

  return (
    <>
      <RowIcons />
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the buttons inside take the keys, this only hears their clicks */}
      <table {...asTable} onClick={act}>
        <caption>Users of this organization</caption>
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
            <tr key={row.id} {...asRow} data-id={row.id}>
              <td {...asCell} className="who">
                {row.name}
                {row.tag && <span className={`tag ${row.tag.kind}`}>{row.tag.text}</span>}
              </td>
              <td {...asCell} className="mail" title={row.email}>
                {row.email}
              </td>
              <td {...asCell} className="corner">
                <button {...button} data-act="role" className="role" title="Change Role">
                  {row.role}
                </button>
              </td>
              <td {...asCell} className="badges">
                {row.badges.length === 0 && <em>none</em>}
                {row.badges.map(({ category, part, label }) => (
                  <span key={category} className={part ? "part" : undefined} title={label}>
                    {category}
                    <i className="sr-only">{part ? " in part, " : ", "}</i>
                  </span>
                ))}
              </td>
              <td {...asCell} className="date" data-label="Joined">
                <time dateTime={row.joinedAt}>{day(row.joinedAt)}</time>
              </td>
              <td {...asCell} className="acts">
                <button
                  {...button}
                  data-act="role"
                  aria-label={`Change Role of ${row.name}`}
                  title="Change Role"
                >
                  <RowIcon name="role" />
                </button>
                <button {...button} data-act="remove" aria-label={`Remove ${row.name}`} title="Remove">
                  <RowIcon name="remove" />
                </button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {open && Dialog && <Dialog key={open.row.id} org={org} who={open.row} onClose={() => setOpen(null)} />}
    </>
  );
}
