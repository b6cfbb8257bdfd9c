"use client";
import { useState } from "react";
import { Button } from "@/app/_ui/button";
import { ExportList } from "@/app/_ui/export/export-list";
import { lazyDialog } from "@/app/_ui/lazy-dialog";
import { useHydrated } from "@/app/_ui/use-hydrated";
import type { Organization } from "./organization-facts";
import type { StateDeed } from "./state-dialog";

const dialogs = {
  rename: lazyDialog(() => import("./rename-dialog").then((module) => module.RenameDialog)),
  handOver: lazyDialog(() => import("./add-manager-dialog").then((module) => module.HandOverDialog)),
  delete: lazyDialog(() => import("./delete-dialog").then((module) => module.DeleteOrganizationDialog)),
};
const StateDialog = lazyDialog(() => import("./state-dialog").then((module) => module.StateDialog));
type DialogName = keyof typeof dialogs | StateDeed;

/** What can be done with an organization as a whole; each line says what it means. */
export function OrganizationActions({
  org,
  asks,
  opens,
}: {
  org: Organization;
  asks: boolean;
  opens: DialogName | null;
}) {
  const [open, setOpen] = useState<DialogName | null>(opens);
  const ready = useHydrated();
  const Dialog = open && open in dialogs ? dialogs[open as keyof typeof dialogs] : null;
  const close = () => setOpen(null);
  const { whyNot } = org;
  const base = `/platform/organizations/${org.slug}`;

  const action = (name: DialogName, label: string, line: string, why: string | null) => (
    <li className="action-row">
      <p>{line}</p>
      <Button
        kind={name === "delete" && !why ? "destroy" : "plain"}
        disabled={!ready}
        whyNot={why}
        onClick={() => setOpen(name)}
      >
        {label}
      </Button>
    </li>
  );

  return (
    <section className="sheet p-5" aria-labelledby="actions">
      <h2 id="actions" className="mb-3">
        What you can do
      </h2>
      <ul className="action-list">
        {action("rename", "Rename", "Another name; address and everything else stay.", null)}
        {action(
          "handOver",
          "Hand over",
          "Somebody else becomes Manager: at once, or by mail.",
          whyNot.hand_over,
        )}
        {org.state === "suspended"
          ? action("resume", "Resume", "Everybody who belongs here can work again.", whyNot.resume)
          : org.state !== "archived" &&
            action(
              "suspend",
              "Suspend",
              "Nobody works here until you resume it. Its data stays.",
              whyNot.suspend,
            )}
        {org.state === "archived"
          ? action("restore", "Restore", "Open again, with everything that was in it.", whyNot.restore)
          : action("archive", "Archive", "Out of everybody’s sight. Its data stays.", whyNot.archive)}
        <li className="action-row">
          <p>A file of everything in it but its audit (JSON).</p>
          <ExportList
            action={`${base}/export`}
            here={base}
            asks={asks}
            kind="plain"
            title={`Export ${org.name}`}
          />
        </li>
        {action("delete", "Delete", "Gone for good, after it was archived. Its audit stays.", whyNot.delete)}
      </ul>
      {ready && Dialog && <Dialog org={org} onClose={close} />}
      {open && !Dialog && <StateDialog key={open} org={org} action={open as StateDeed} onClose={close} />}
    </section>
  );
}
