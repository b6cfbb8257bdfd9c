"use client";
import { ArrowDown, ArrowUp } from "lucide-react";
import { type ListQuery, listAddress } from "./list-address";
import { NavLink } from "./nav-link";
import { asHead } from "./table-roles";

type Props = { label: string; column: string; base: string; query: ListQuery & { sort: string } };

/** The header of a sortable column. A second click reverses the order. */
export function SortHead({ label, column, base, query }: Props) {
  const sorted = query.sort === column;
  const descending = sorted && query.dir === "desc";
  const Arrow = descending ? ArrowDown : ArrowUp;
  const next = { sort: column, dir: sorted && !descending ? ("desc" as const) : undefined };
  return (
    <th {...asHead} aria-sort={sorted ? (descending ? "descending" : "ascending") : undefined}>
      <NavLink href={listAddress(base, query, next)} scroll={false}>
        {label}
        {sorted && <Arrow aria-hidden="true" />}
      </NavLink>
    </th>
  );
}
