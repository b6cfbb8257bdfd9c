import type { ChangeEvent } from "react";
import { day } from "@/app/_ui/dates";
import { asCell } from "@/app/_ui/table-roles";
import type { MemberRow } from "./member-row";
import { RowIcon } from "./row-icons";

type Around = {
  org: { slug: string; name: string };
  /** Labels of the added columns. */
  more: string[];
  ready: boolean;
  /** Where many are being chosen, the box of this row. */
  box: false | { chosen: boolean; toggle: (event: ChangeEvent<HTMLInputElement>) => void };
};

/** The attributes of a control that cannot be used: it stays reachable, so that the reason can be read and heard. */
const reason = (why: string) =>
  ({ "aria-disabled": true, "aria-description": why, "data-why": why }) as const;

// An address this long is cut off in its cell.
const longest = 28;

/**
 * The cells of one row. A plain function, not a component, and no attribute that the table can do without: all of it
 * is sent fifty times.
 */
export function memberCells(row: MemberRow, { org, more, ready, box }: Around) {
  const button = { type: "button", disabled: !ready } as const;
  return (
    <>
      <td {...asCell} className="who">
        {box && (
          <label className="box">
            <input
              type="checkbox"
              className="tick"
              aria-label={`Choose ${row.name}`}
              disabled={!ready}
              checked={box.chosen}
              value={row.id}
              onChange={box.toggle}
            />
          </label>
        )}
        {row.gone ? row.name : <a href={`/o/${org.slug}/users/${row.id}`}>{row.name}</a>}
        {row.tag && <span className={`tag ${row.tag.kind}`}>{row.tag.text}</span>}
      </td>
      <td {...asCell} className="mail" title={row.email.length > longest ? row.email : undefined}>
        {row.email}
      </td>
      <td {...asCell} className="corner">
        {row.gone ? (
          row.role
        ) : (
          <button
            {...button}
            data-act="role"
            className="role"
            aria-label={`${row.role}, Change Role of ${row.name}`}
            {...(row.whyNotRole && reason(row.whyNotRole))}
          >
            {row.role}
          </button>
        )}
      </td>
      <td {...asCell} className="badges">
        {row.badges.length === 0 && <em>none</em>}
        {row.badges.map(({ category, part, label }) => (
          <span key={category} className={part ? "part" : undefined} title={label}>
            {category}
          </span>
        ))}
      </td>
      <td {...asCell} className="date" data-label="Joined">
        <time dateTime={row.joined}>{day(row.joined)}</time>
      </td>
      {more.map((label, column) => (
        <td key={label} {...asCell} className="date" data-label={label}>
          {row.more?.[column]}
        </td>
      ))}
      <td {...asCell} className="acts">
        {row.gone ? <span className="sr-only">none</span> : actions(row, org.slug, button)}
      </td>
    </>
  );
}

function actions(row: MemberRow, slug: string, button: { type: "button"; disabled: boolean }) {
  return (
    <>
      <a href={`/o/${slug}/users/${row.id}`} aria-label={`Edit ${row.name}`} title="Edit">
        <RowIcon name="edit" />
      </a>
      <a
        href={`/o/${slug}/permissions/${row.id}`}
        aria-label={`Permissions of ${row.name}`}
        title="Permissions"
      >
        <RowIcon name="permissions" />
      </a>
      <button
        {...button}
        data-act="remove"
        aria-label={`Remove ${row.name}`}
        {...(row.whyNotRemove ? reason(row.whyNotRemove) : { title: "Remove" })}
      >
        <RowIcon name="remove" />
      </button>
    </>
  );
}
