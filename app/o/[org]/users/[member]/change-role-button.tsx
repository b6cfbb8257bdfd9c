"use client";
import { useState } from "react";
import { Button } from "@/app/_ui/button";
import { lazyDialog } from "@/app/_ui/lazy-dialog";
import { useHydrated } from "@/app/_ui/use-hydrated";
import type { EditedMember } from "./member";

const ChangeRoleDialog = lazyDialog(() =>
  import("../change-role-dialog").then((module) => module.ChangeRoleDialog),
);

type Props = { org: { slug: string; name: string }; person: EditedMember };

/** Opens Change Role, or says why it does not open for this person. */
export function ChangeRoleButton({ org, person }: Props) {
  const [open, setOpen] = useState(false);
  const ready = useHydrated();
  return (
    <>
      <Button size="small" disabled={!ready} whyNot={person.whyNot.changeRole} onClick={() => setOpen(true)}>
        Change Role
      </Button>
      {open && <ChangeRoleDialog org={org} who={person} onClose={() => setOpen(false)} />}
    </>
  );
}
