"use client";
import { type MouseEvent, useState } from "react";
import { lazyDialog } from "@/app/_ui/lazy-dialog";
import { NavLink } from "@/app/_ui/nav-link";

const AddUserDialog = lazyDialog(() =>
  import("./add/add-user-dialog").then((module) => module.AddUserDialog),
);

/**
 * Opens Add User over the list. It is a link to the page of the same form, for who has no JavaScript or wants another
 * tab, and where a dialog would fill the screen anyway.
 */
export function AddUserButton({ org }: { org: { slug: string; name: string } }) {
  const [open, setOpen] = useState(false);

  function openHere(event: MouseEvent) {
    const elsewhere = event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey;
    if (elsewhere || matchMedia("(max-width: 639px)").matches) return;
    event.preventDefault();
    setOpen(true);
  }

  return (
    <>
      <NavLink className="btn primary" href={`/o/${org.slug}/users/add`} onClick={openHere}>
        Add User
      </NavLink>
      {open && <AddUserDialog org={org} onClose={() => setOpen(false)} />}
    </>
  );
}
