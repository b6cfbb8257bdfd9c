"use client";
import { useState } from "react";
import { Button } from "@/app/_ui/button";
import { lazyDialog } from "@/app/_ui/lazy-dialog";
import { useHydrated } from "@/app/_ui/use-hydrated";

const LeaveDialog = lazyDialog(() => import("./leave-dialog").then((module) => module.LeaveDialog));

/** Opens the question whether to leave (CASE-9). Whether one may is asked when it is confirmed. */
export function LeaveButton({ org }: { org: { slug: string; name: string } }) {
  const [open, setOpen] = useState(false);
  const ready = useHydrated();
  return (
    <>
      <Button className="named" disabled={!ready} onClick={() => setOpen(true)}>
        Leave {org.name}
      </Button>
      {open && <LeaveDialog org={org} onClose={() => setOpen(false)} />}
    </>
  );
}
