"use client";
import { useState } from "react";
import { Button } from "@/app/_ui/button";
import { lazyDialog } from "@/app/_ui/lazy-dialog";
import { useHydrated } from "@/app/_ui/use-hydrated";
import type { AilingRow } from "./ailing-table";

const ExtendDialog = lazyDialog(() => import("./extend-dialog").then((module) => module.ExtendDialog));

/** Extends a grant that ends soon, in its row. */
export function Extend({ row, called }: { row: AilingRow; called: string }) {
  const [open, setOpen] = useState(false);
  const ready = useHydrated();
  return (
    <>
      <Button size="small" disabled={!ready} onClick={() => setOpen(true)}>
        Extend
        <span className="sr-only">
          {" "}
          {row.detail} of {called}
        </span>
      </Button>
      {open && <ExtendDialog row={row} onClose={() => setOpen(false)} />}
    </>
  );
}
