"use client";
import type { ReactNode } from "react";
import { grouped } from "@/app/_ui/counted";
import { useHydrated } from "./use-hydrated";

type Props = {
  /** True when everything on this page is chosen. */
  page: boolean;
  /** How many are chosen, beyond this page too. */
  count: number;
  onPage: (all: boolean) => void;
  /** What can be done with those chosen. */
  children: ReactNode;
};

/**
 * The bar above a list with row selection: selects the whole page and shows how many rows are selected. The count is
 * written as one text here and in the buttons: beside another, a text that the browser translated is not updated.
 */
export function BulkBar({ page, count, onPage, children }: Props) {
  const ready = useHydrated();
  return (
    <div className="bulk">
      <label>
        <input
          type="checkbox"
          className="tick"
          disabled={!ready}
          checked={page}
          onChange={() => onPage(!page)}
        />
        All on this page
      </label>
      <p role="status">{count > 0 ? `${grouped(count)} selected` : ""}</p>
      {count > 0 && <div className="do">{children}</div>}
    </div>
  );
}
