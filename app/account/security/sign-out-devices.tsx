"use client";
import { api } from "@/app/_api/browser";
import { Button } from "@/app/_ui/button";
import { useAction } from "@/app/_ui/use-action";

/** Ends the session of another device. */
export function SignOutDevice({ id, device }: { id: string; device: string }) {
  const { run, disabled, busy } = useAction(
    () => api.own.endSession.mutate({ id }),
    () => `${device} has been signed out.`,
  );
  return (
    <Button size="small" disabled={disabled} busy={busy} onClick={run} aria-label={`Sign out ${device}`}>
      Sign out
    </Button>
  );
}

/** Ends the sessions of all other devices. */
export function SignOutOthers() {
  const { run, disabled, busy } = useAction(
    () => api.own.endOtherSessions.mutate(),
    ({ ended }) =>
      ended === 1 ? "One other device was signed out." : `${ended} other devices were signed out.`,
  );
  return (
    <Button size="small" disabled={disabled} busy={busy} onClick={run}>
      Sign out everywhere else
    </Button>
  );
}
