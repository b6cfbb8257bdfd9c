"use client";
import { useState } from "react";
import { BulkBar } from "@/app/_ui/bulk-bar";
import { Button } from "@/app/_ui/button";
import { grouped } from "@/app/_ui/counted";
import { lazyDialog } from "@/app/_ui/lazy-dialog";
import { refusalOf } from "@/app/_ui/refusal";
import { toast } from "@/app/_ui/toast";
import type { MemberListInput } from "./every-match";

const RemoveManyDialog = lazyDialog(() =>
  import("./remove-many-dialog").then((module) => module.RemoveManyDialog),
);

/** The list to select from: its query and total; null beyond 1,000. */
export type Choosing = { list: MemberListInput; total: number | null };

type Props = {
  org: { slug: string; name: string };
  of: Choosing;
  /** Ids of the selected rows. */
  chosen: string[];
  /** How many rows of this page can be selected. */
  choosable: number;
  choosePage: (all: boolean) => void;
};

/** Removes the selected members, or all that match, at once. */
export function RemoveMany({ org, of, chosen, choosable, choosePage }: Props) {
  const [open, setOpen] = useState(false);
  const [asking, setAsking] = useState(false);
  const [matching, setMatching] = useState<string[] | null>(null);
  const page = chosen.length === choosable;
  // Unticking one means it's no longer about all of them.
  const all = page ? matching : null;
  const ids = all ?? chosen;

  async function chooseAll() {
    setAsking(true);
    try {
      const { everyMatch } = await import("./every-match");
      setMatching(await everyMatch(of.list));
    } catch (error) {
      toast.bad(refusalOf(error).message);
    } finally {
      setAsking(false);
    }
  }

  return (
    <>
      <BulkBar
        page={page}
        count={ids.length}
        onPage={(wanted) => {
          setMatching(null);
          choosePage(wanted);
        }}
      >
        {page && !all && of.total !== null && of.total > choosable && (
          <Button size="small" kind="quiet" disabled={asking} onClick={chooseAll}>
            {`Select all ${grouped(of.total)} that match`}
          </Button>
        )}
        {page && of.total === null && (
          <span>Narrow the list to 1,000 or fewer to select all that match.</span>
        )}
        <Button size="small" kind="destroy" onClick={() => setOpen(true)}>
          {`Remove ${grouped(ids.length)}`}
        </Button>
      </BulkBar>
      {open && <RemoveManyDialog org={org} ids={ids} onClose={() => setOpen(false)} />}
    </>
  );
}
