"use client";
import { useState } from "react";

/** Which rows of a list are ticked. Rows that left the page are no longer meant. */
export function useRowSelection<Row extends { id: string }>(choosable: readonly Row[]) {
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  return {
    chosen: choosable.filter(({ id }) => ticked.has(id)),
    isChosen: (id: string) => ticked.has(id),
    /** For the box of one row; its value is the row's id. */
    toggle({ target }: { target: HTMLInputElement }) {
      const next = new Set(ticked);
      if (target.checked) next.add(target.value);
      else next.delete(target.value);
      setTicked(next);
    },
    choosePage: (all: boolean) => setTicked(new Set(all ? choosable.map(({ id }) => id) : [])),
  };
}
