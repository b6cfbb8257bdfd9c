"use client";
import { useState } from "react";
import { Button } from "@/app/_ui/button";
import { lazyDialog } from "@/app/_ui/lazy-dialog";
import { useHydrated } from "@/app/_ui/use-hydrated";

const dialogs = {
  reinvite: lazyDialog(() =>
    import("@/app/o/[org]/invitations/reinvite-dialog").then((module) => module.ReinviteDialog),
  ),
  revoke: lazyDialog(() =>
    import("@/app/o/[org]/invitations/revoke-dialog").then((module) => module.RevokeDialog),
  ),
};

type Props = {
  org: string;
  row: { id: string; name: string; email: string };
  /** What the row is called in the names of its buttons. */
  called: string;
};

/** Reinvite and Revoke for one row. */
export function InvitationActs({ org, row, called }: Props) {
  const [open, setOpen] = useState<keyof typeof dialogs | null>(null);
  const ready = useHydrated();
  const Dialog = open && dialogs[open];
  return (
    <>
      <Button size="small" disabled={!ready} onClick={() => setOpen("reinvite")}>
        Reinvite
        <span className="sr-only" translate="no">
          {" "}
          {called}
        </span>
      </Button>
      <Button size="small" disabled={!ready} onClick={() => setOpen("revoke")}>
        Revoke
        <span className="sr-only" translate="no">
          {" "}
          {called}
        </span>
      </Button>
      {Dialog && <Dialog org={org} row={row} onClose={() => setOpen(null)} />}
    </>
  );
}
