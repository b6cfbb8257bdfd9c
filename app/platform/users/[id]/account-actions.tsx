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

/** What a platform admin can do with an account. Each line explains the action, each disabled button says why. */
export function AccountActions({ account }: { account: Account }) {
  const [open, setOpen] = useState<DialogName | null>(null);
  const ready = useHydrated();
  const Dialog = open && dialogs[open];

  const action = (name: DialogName, label: string, line: string, why: string | null, ends = false) => (
    <li className="action-row">
      <p>
        <strong className="block font-medium text-ink">{label}</strong>
        {line}
      </p>
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
          ? action(
              "admin",
              "Remove as PlatformAdmin",
              "Their memberships stay the same.",
              account.whyNotAdmin,
            )
          : action("admin", "Make PlatformAdmin", "They’ll oversee every organization.", account.whyNotAdmin)}
        {action("signOut", "Sign out everywhere", "Every device is signed out immediately.", own)}
        {action("email", "Change email", "Both addresses are notified.", own)}
        {account.disabledAt
          ? action("enable", "Enable", "Their memberships work again as before.", own)
          : action("disable", "Disable", "No access anywhere; everything is kept.", account.whyNotEnd, true)}
        {action("delete", "Delete", "Permanently delete memberships and requests.", account.whyNotEnd, true)}
      </ul>
      {Dialog && <Dialog account={account} onClose={() => setOpen(null)} />}
    </section>
  );
}
