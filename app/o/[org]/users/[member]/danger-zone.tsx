"use client";
import { useState } from "react";
import { Button } from "@/app/_ui/button";
import { lazyDialog } from "@/app/_ui/lazy-dialog";
import { Name } from "@/app/_ui/named";
import { useHydrated } from "@/app/_ui/use-hydrated";
import type { EditedMember } from "./member";

const dialogs = {
  remove: lazyDialog(() => import("../remove-dialog").then((module) => module.RemoveDialog)),
  delete: lazyDialog(() => import("../delete-dialog").then((module) => module.DeleteMemberDialog)),
};

type Props = { org: { slug: string; name: string }; person: EditedMember };

/** At the bottom of Edit User: ends the membership, or deletes the person permanently (KIO-23, X-8). */
export function DangerZone({ org, person }: Props) {
  const [open, setOpen] = useState<keyof typeof dialogs | null>(null);
  const ready = useHydrated();
  const Dialog = open && dialogs[open];
  const why = person.whyNot.remove;
  const button = { disabled: !ready || why !== null, "aria-describedby": "way-out" };
  return (
    <>
      <p className="mb-3 max-w-[62ch] text-ink-2" id="way-out">
        {why ?? `They lose all access to ${org.name} immediately. Other organizations aren’t affected.`}
      </p>
      <div className="flex flex-wrap gap-2">
        <Button
          kind={why ? "plain" : "destroy"}
          className="named"
          {...button}
          onClick={() => setOpen("remove")}
        >
          Remove <Name>{person.name}</Name>
        </Button>
        <Button {...button} onClick={() => setOpen("delete")}>
          Delete
        </Button>
      </div>
      {Dialog && (
        <Dialog org={org} who={person} onClose={() => setOpen(null)} next={`/o/${org.slug}/users`} />
      )}
    </>
  );
}
