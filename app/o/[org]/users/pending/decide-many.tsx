"use client";
import { useState } from "react";
import { BulkBar } from "@/app/_ui/bulk-bar";
import { Button } from "@/app/_ui/button";
import { grouped } from "@/app/_ui/counted";
import { lazyDialog } from "@/app/_ui/lazy-dialog";
import type { RequestRow } from "./request-status";
import type { RequestDecision } from "./requests-table";

const DecideManyDialog = lazyDialog(() =>
  import("./decide-many-dialog").then((module) => module.DecideManyDialog),
);

type Props = {
  org: { slug: string; name: string };
  choosable: RequestRow[];
  chosen: RequestRow[];
  /** The number of all waiting requests; null if only those of the page can be selected. */
  asking: number | null;
  choosePage: (all: boolean) => void;
};

/** Decides the selected requests, or all waiting ones, at once. */
export function DecideMany({ org, choosable, chosen, asking, choosePage }: Props) {
  const [everybody, setEverybody] = useState(false);
  const [decision, setDecision] = useState<RequestDecision | null>(null);
  const page = choosable.length > 0 && chosen.length === choosable.length;
  // Unticking one means it's no longer about all of them.
  const all = everybody && page && asking !== null;
  const count = all ? asking : chosen.length;
  const number = grouped(count);

  return (
    <>
      <BulkBar
        page={page}
        count={count}
        onPage={(wanted) => {
          setEverybody(false);
          choosePage(wanted);
        }}
      >
        {page && !all && asking !== null && asking > choosable.length && (
          <Button size="small" kind="quiet" onClick={() => setEverybody(true)}>
            {`Select all ${grouped(asking)} requests`}
          </Button>
        )}
        <Button size="small" kind="primary" onClick={() => setDecision("approve")}>
          {`Approve ${number}`}
        </Button>
        <Button size="small" onClick={() => setDecision("reject")}>
          {`Reject ${number}`}
        </Button>
      </BulkBar>
      {decision && (
        <DecideManyDialog
          org={org}
          decision={decision}
          count={count}
          ids={all ? null : chosen.map(({ id }) => id)}
          onClose={() => setDecision(null)}
        />
      )}
    </>
  );
}
