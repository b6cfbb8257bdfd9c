"use client";
import { useState } from "react";
import { api } from "@/app/_api/browser";
import { Button } from "@/app/_ui/button";
import { NavLink } from "@/app/_ui/nav-link";
import { useAction } from "@/app/_ui/use-action";

type Props = {
  token: string;
  email: string;
  /** True when this reader may know that the address has an account. */
  known: boolean;
};

/**
 * Having the link doesn't prove the address is yours, since links get forwarded. Signing in does; a person without an
 * account has a new link emailed to the address instead.
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
          ? "This address has an account. Sign in with it, then accept the invitation on the next page."
          : "Confirm that this address is yours: sign in with it, or have the link emailed to it."}
      </p>
      <div className="flex flex-wrap gap-2">
        <NavLink className="btn primary large" href={`/sign-in?${back}`}>
          Sign in to accept
        </NavLink>
        {!known && (
          <Button size="large" onClick={run} disabled={disabled || mailed} busy={busy}>
            {mailed ? "The link is on its way" : "I’m new: email me the link"}
          </Button>
        )}
      </div>
    </div>
  );
}
