"use client";
import { useState } from "react";
import { Button } from "@/app/_ui/button";
import { ExportList } from "@/app/_ui/export/export-list";
import { lazyDialog } from "@/app/_ui/lazy-dialog";
import { useHydrated } from "@/app/_ui/use-hydrated";
import type { Organization } from "./organization-facts";
import type { StateAction } from "./state-dialog";

const dialogs = {
  rename: lazyDialog(() => import("./rename-dialog").then((module) => module.RenameDialog)),
  handOver: lazyDialog(() => import("./add-manager-dialog").then((module) => module.AddManagerDialog)),
  delete: lazyDialog(() => import("./delete-dialog").then((module) => module.DeleteOrganizationDialog)),
};
const StateDialog = lazyDialog(() => import("./state-dialog").then((module) => module.StateDialog));
type DialogName = keyof typeof dialogs | StateAction;

/** What a platform admin can do with an organization; each line says what the action means. */
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
      <p>
        <strong className="block font-medium text-ink">{label}</strong>
        {line}
      </p>
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
        {action("rename", "Rename", "The address stays the same.", null)}
        {action("handOver", "Add manager", "Existing managers keep their role.", whyNot.hand_over)}
        {org.state === "suspended"
          ? action("resume", "Resume", "Members can work here again.", whyNot.resume)
          : org.state !== "archived" &&
            action(
              "suspend",
              "Suspend",
              "No one can work here until you resume it. Its data is kept.",
              whyNot.suspend,
            )}
        {org.state === "archived"
          ? action("restore", "Restore", "Open it again, with all its data.", whyNot.restore)
          : action("archive", "Archive", "Hide it; its data is kept.", whyNot.archive)}
        <li className="action-row">
          <p>
            <strong className="block font-medium text-ink">Export</strong>
            Everything except the audit log, as a JSON file.
          </p>
          <ExportList
            action={`${base}/export`}
            here={base}
            asks={asks}
            kind="plain"
            title={`Export ${org.name}`}
          />
        </li>
        {action(
          "delete",
          "Delete",
          "Permanently delete it (archive it first). Its audit log is kept.",
          whyNot.delete,
        )}
      </ul>
      {ready && Dialog && <Dialog org={org} onClose={close} />}
      {open && !Dialog && <StateDialog key={open} org={org} action={open as StateAction} onClose={close} />}
    </section>
  );
}
