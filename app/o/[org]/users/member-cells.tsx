import type { ChangeEvent } from "react";
import { breakableAddress } from "@/app/_ui/address";
import { asCell } from "@/app/_ui/table-roles";
import type { ListedMember } from "./member-row";

type Around = {
  slug: string;
  /** What the row's person is called in the names of its buttons. */
  called: string;
  /** Labels of the added columns. */
  more: string[];
  /** Where many are being chosen, the box of this row. */
  box: false | { chosen: boolean; toggle: (event: ChangeEvent<HTMLInputElement>) => void };
};

/** The attributes of a control that cannot be used: it stays reachable, so that the reason can be read and heard. */
const closed = (why: string | undefined) =>
  why && ({ "aria-disabled": true, "aria-description": why } as const);

/** The attributes of a control that is drawn by the style sheet (styles/row-acts.css): here are only its words. */
const drawn = (verb: string, name: string) => ({ "aria-label": `${verb} ${name}` });

/**
 * The cells of one row. A plain function, not a component, and no attribute that the table can do without: all of it
 * is sent fifty times. Its buttons have no type, because there is no form around them to submit.
 */
export function memberCells(row: ListedMember, { slug, called, more, box }: Around) {
  const { id, name, email, role, tag, held = [], whyNot, gone } = row;
  const edit = `/o/${slug}/users/${id}`;
  return (
    <>
      <td {...asCell} className="who">
        {box && (
          <label className="box">
            <input
              type="checkbox"
              className="tick"
              aria-label={`Select ${called}`}
              checked={box.chosen}
              value={id}
              onChange={box.toggle}
            />
          </label>
        )}
        {gone ? name : <a href={edit}>{name}</a>}
        {tag && <span className={`tag ${tag.kind}`}>{tag.text}</span>}
      </td>
      <td {...asCell} className="mail">
        {gone ? (
          breakableAddress(email)
        ) : (
          // The name beside it leads to the same page, so the Tab key stops there only (GGW-6).
          <a href={edit} tabIndex={-1}>
            {breakableAddress(email)}
          </a>
        )}
      </td>
      <td {...asCell} className="corner">
        {gone ? (
          role
        ) : (
          <button data-act="role" aria-label={`${role}, Change Role of ${called}`} {...closed(whyNot?.role)}>
            {role}
          </button>
        )}
      </td>
      <td {...asCell} className="badges">
        {held.length === 0 && <em>none</em>}
        {held.map((one) => {
          const [category, part] = one.split(": ");
          return (
            <span key={one} className={part && "part"} title={part}>
              {category}
            </span>
          );
        })}
      </td>
      <td {...asCell} className="date">
        {row.joined}
      </td>
      {more.map((label, column) => (
        <td key={label} {...asCell} className="date" data-label={label}>
          {row.more?.[column]}
        </td>
      ))}
      <td {...asCell} className="acts">
        {gone ? (
          <span className="sr-only">none</span>
        ) : (
          <>
            <a href={edit} {...drawn("Edit", called)} />
            <a href={`/o/${slug}/permissions/${id}`} {...drawn("Permissions of", called)} />
            <button data-act="remove" {...drawn("Remove", called)} {...closed(whyNot?.remove)} />
          </>
        )}
      </td>
    </>
  );
}
