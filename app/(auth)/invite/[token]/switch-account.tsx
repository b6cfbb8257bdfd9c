"use client";
import { useState } from "react";
import { accountHeaders } from "@/app/_api/opened-by";
import { Button } from "@/app/_ui/button";
import { NavLink } from "@/app/_ui/nav-link";
import { toast } from "@/app/_ui/toast";
import { useHydrated } from "@/app/_ui/use-hydrated";

/** Signed in with another address: says so, and offers to switch (CASE-11). */
export function SwitchAccount({ email, signedInAs }: { email: string; signedInAs: string }) {
  const ready = useHydrated();
  const [busy, setBusy] = useState(false);

  async function signOut() {
    setBusy(true);
    // By fetch, since a form of a page without referrer would be taken for another site's.
    const answer = await fetch("/api/auth/sign-out", {
      method: "POST",
      headers: accountHeaders(),
      redirect: "manual",
    }).catch(() => null);
    // The whole page again: from here on it is no longer this account's.
    if (answer) return location.reload();
    toast.bad("The server did not answer. Check your connection and try again.");
    setBusy(false);
  }

  return (
    <div className="grid gap-4">
      <p className="text-ink-2 wrap-anywhere">
        You are signed in as <strong className="font-semibold text-ink">{signedInAs}</strong>. This invitation
        is for <strong className="font-semibold text-ink">{email}</strong> alone.
      </p>
      <div className="flex flex-wrap gap-2">
        <Button kind="primary" size="large" onClick={signOut} disabled={!ready || busy}>
          Switch account
        </Button>
        <NavLink className="btn large" href="/users">
          Stay as you are
        </NavLink>
      </div>
    </div>
  );
}
