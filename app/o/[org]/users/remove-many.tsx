"use client";
import { useState } from "react";
import { BulkBar } from "@/app/_ui/bulk-bar";
import { Button } from "@/app/_ui/button";
import { later } from "@/app/_ui/later";

const RemoveManyDialog = later(() =>
  import("./remove-many-dialog").then((module) => module.RemoveManyDialog),
);

type Props = {
  org: { slug: string; name: string };
  /** Ids of those who are ticked. */
  chosen: string[];
  page: boolean;
  choosePage: (all: boolean) => void;
};

/** Removes those who are ticked, in one go. */
export function RemoveMany({ org, chosen, page, choosePage }: Props) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <BulkBar page={page} count={chosen.length} onPage={choosePage}>
        <Button size="small" kind="destroy" onClick={() => setOpen(true)}>
          {`Remove ${chosen.length}`}
        </Button>
      </BulkBar>
      {open && <RemoveManyDialog org={org} ids={chosen} onClose={() => setOpen(false)} />}
    </>
  );
}
