"use client";
import { useState } from "react";
import { api } from "@/app/_api/browser";
import { Button } from "@/app/_ui/button";
import { NavLink } from "@/app/_ui/nav-link";
import { useAction } from "@/app/_ui/use-action";

type Props = {
  token: string;
  email: string;
  /** True where the holder of the link may know that it has an account. */
  known: boolean;
};

/**
 * Signing in shows whose address it is. Who has no account yet and opened a copied link has one mailed instead: that
 * such a link was passed on proves nothing.
 */
export function ProveMailbox({ token, email, known }: Props) {
  const [mailed, setMailed] = useState(false);
  const { run, disabled, busy } = useAction(
    async () => {
      await api.invitations.mailLink.mutate({ token });
      setMailed(true);
    },
    () => `A link is on its way to ${email}.`,
  );
  const back = new URLSearchParams({ email, callbackUrl: "/waiting" });
  return (
    <div className="grid gap-4">
      <p className="text-ink-2 wrap-anywhere">
        {known
          ? "This address has an account. Sign in with it; the invitation waits on the next page."
          : "Show that the address is yours: sign in with it, or have the link mailed to it."}
      </p>
      <div className="flex flex-wrap gap-2">
        <NavLink className="btn primary large" href={`/sign-in?${back}`}>
          Sign in to accept
        </NavLink>
        {!known && (
          <Button size="large" onClick={run} disabled={disabled || mailed} busy={busy}>
            {mailed ? "The link is on its way" : "I am new: mail me the link"}
          </Button>
        )}
      </div>
    </div>
  );
}
