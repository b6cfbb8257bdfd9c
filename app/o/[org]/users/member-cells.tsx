import type { ChangeEvent } from "react";
import { day } from "@/app/_ui/dates";
import { asCell } from "@/app/_ui/table-roles";
import { type Column, columns } from "./columns";
import { RowIcon } from "./row-icons";

export type MemberRow = {
  id: string;
  name: string;
  email: string;
  role: string;
  /** Categories held, each with what of it is held. */
  badges: { category: string; part: boolean; label: string }[];
  joinedAt: string;
  enabled: boolean;
  approved: boolean;
  lastActiveAt: string | null;
  expiresAt: string | null;
  status: string;
  tag?: { kind: "off" | "ends" | "you"; text: string };
  /** Each null, or the sentence that says why not. */
  may: { changeRole: string | null; remove: string | null };
};

type Around = {
  org: { slug: string; name: string };
  columns: Column[];
  ready: boolean;
  /** Where many are being chosen, the box of this row. */
  box: false | { chosen: boolean; toggle: (event: ChangeEvent<HTMLInputElement>) => void };
};

/** The attributes of a control that cannot be used: it stays reachable, so that the reason can be read and heard. */
const reason = (why: string) =>
  ({ "aria-disabled": true, "aria-description": why, "data-why": why }) as const;

/**
 * The cells of one row. A plain function, not a component: fifty of them cost the server less, and a cell has its
 * style by where it stands.
 */
export function memberCells(row: MemberRow, { org, columns: chosen, ready, box }: Around) {
  const button = { type: "button", disabled: !ready } as const;
  const edit = `/o/${org.slug}/users/${row.id}`;
  // Who no longer belongs here has no page of their own any more.
  const gone = row.status === "ended";
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
        {gone ? (
          row.name
        ) : (
          <a href={edit} data-follow="">
            {row.name}
          </a>
        )}
        {row.tag && <span className={`tag ${row.tag.kind}`}>{row.tag.text}</span>}
      </td>
      <td {...asCell} className="mail" title={row.email}>
        {gone ? (
          row.email
        ) : (
          <a href={edit} data-follow="" tabIndex={-1}>
            {row.email}
          </a>
        )}
      </td>
      <td {...asCell} className="corner">
        {gone ? (
          row.role
        ) : (
          <button
            {...button}
            data-act="role"
            className="role"
            aria-label={`${row.role}, Change Role of ${row.name}`}
            {...(row.may.changeRole ? reason(row.may.changeRole) : { title: "Change Role" })}
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
            <i className="sr-only">{part ? " in part, " : ", "}</i>
          </span>
        ))}
      </td>
      <td {...asCell} className="date" data-label="Joined">
        <time dateTime={row.joinedAt}>{day(row.joinedAt)}</time>
      </td>
      {chosen.map((column) => (
        <td key={column} {...asCell} className="date" data-label={columns[column].label}>
          {columns[column].text(row)}
        </td>
      ))}
      <td {...asCell} className="acts">
        {gone ? (
          <span className="sr-only">none</span>
        ) : (
          <>
            <a href={edit} data-follow="" aria-label={`Edit ${row.name}`} title="Edit">
              <RowIcon name="edit" />
            </a>
            <a
              href={`/o/${org.slug}/permissions/${row.id}`}
              data-follow=""
              aria-label={`Permissions of ${row.name}`}
              title="Permissions"
            >
              <RowIcon name="permissions" />
            </a>
            <button
              {...button}
              data-act="remove"
              aria-label={`Remove ${row.name}`}
              {...(row.may.remove ? reason(row.may.remove) : { title: "Remove" })}
            >
              <RowIcon name="remove" />
            </button>
          </>
        )}
      </td>
    </>
  );
}
