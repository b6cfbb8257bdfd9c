"use client";
import { useState } from "react";
import { accountHeaders } from "@/app/_api/opened-by";
import { Button } from "@/app/_ui/button";
import { NavLink } from "@/app/_ui/nav-link";
import { toast } from "@/app/_ui/toast";
import { useHydrated } from "@/app/_ui/use-hydrated";

/** Shown when the browser is signed in with a different address; offers to switch (CASE-11). */
export function SwitchAccount({ email, signedInAs }: { email: string; signedInAs: string }) {
  const ready = useHydrated();
  const [busy, setBusy] = useState(false);

  async function signOut() {
    setBusy(true);
    // By fetch: a form on a no-referrer page sends "Origin: null", which sign-out rejects as cross-site.
    const answer = await fetch("/api/auth/sign-out", {
      method: "POST",
      headers: accountHeaders(),
      redirect: "manual",
    }).catch(() => null);
    // Reload everything: the page no longer belongs to this account.
    if (answer) return location.reload();
    toast.bad("The server didn’t respond. Check your connection and try again.");
    setBusy(false);
  }

  return (
    <div className="grid gap-4">
      <p className="text-ink-2 wrap-anywhere">
        You’re signed in as <strong className="font-semibold text-ink">{signedInAs}</strong>. This invitation
        is only for <strong className="font-semibold text-ink">{email}</strong>.
      </p>
      <div className="flex flex-wrap gap-2">
        <Button kind="primary" size="large" onClick={signOut} disabled={!ready || busy}>
          Switch account
        </Button>
        <NavLink className="btn large" href="/users">
          Stay signed in
        </NavLink>
      </div>
    </div>
  );
}
