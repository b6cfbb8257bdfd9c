"use client";
import { useState } from "react";
import { Button } from "@/app/_ui/button";
import { lazyDialog } from "@/app/_ui/lazy-dialog";
import { useHydrated } from "@/app/_ui/use-hydrated";
import type { Account } from "./account-facts";

const dialogs = {
  admin: lazyDialog(() => import("./simple-dialogs").then((module) => module.AdminDialog)),
  signOut: lazyDialog(() => import("./simple-dialogs").then((module) => module.SignOutDialog)),
  enable: lazyDialog(() => import("./simple-dialogs").then((module) => module.EnableDialog)),
  email: lazyDialog(() => import("./email-dialog").then((module) => module.EmailDialog)),
  disable: lazyDialog(() => import("./end-dialog").then((module) => module.DisableDialog)),
  delete: lazyDialog(() => import("./end-dialog").then((module) => module.DeleteUserDialog)),
};
type DialogName = keyof typeof dialogs;

const yourself = "This is you. Use your own account page.";

/** What a PlatformAdmin can do with an account; each line says what it means, each disabled button why. */
export function AccountDeeds({ account }: { account: Account }) {
  const [open, setOpen] = useState<DialogName | null>(null);
  const ready = useHydrated();
  const Dialog = open && dialogs[open];

  const action = (name: DialogName, label: string, line: string, why: string | null, ends = false) => (
    <li className="action-row">
      <p>{line}</p>
      <Button
        kind={ends && !why ? "destroy" : "plain"}
        disabled={!ready}
        whyNot={why}
        onClick={() => setOpen(name)}
      >
        {label}
      </Button>
    </li>
  );
  const own = account.you ? yourself : null;

  return (
    <section className="sheet p-5" aria-labelledby="actions">
      <h2 id="actions" className="mb-3">
        What you can do
      </h2>
      <ul className="action-list">
        {account.platformAdmin
          ? action("admin", "Take PlatformAdmin", "Memberships stay as they are.", account.whyNotAdmin)
          : action("admin", "Make PlatformAdmin", "They oversee every organization.", account.whyNotAdmin)}
        {action("signOut", "Sign out everywhere", "Every device, at its next click.", own)}
        {action("email", "Change the email", "Both addresses are told.", own)}
        {account.disabledAt
          ? action("enable", "Enable", "Memberships count again as they stand.", own)
          : action("disable", "Disable", "No access anywhere; everything stays.", account.whyNotEnd, true)}
        {action("delete", "Delete", "For good: memberships, requests, sessions.", account.whyNotEnd, true)}
      </ul>
      {Dialog && <Dialog account={account} onClose={() => setOpen(null)} />}
    </section>
  );
}
