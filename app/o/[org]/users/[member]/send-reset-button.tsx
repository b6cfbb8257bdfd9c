"use client";
import { api } from "@/app/_api/browser";
import { Button } from "@/app/_ui/button";
import { person as called, withNames } from "@/app/_ui/named";
import { useAction } from "@/app/_ui/use-action";
import type { EditedMember } from "./member";

type Props = { org: { slug: string }; person: EditedMember };

/** Emails a password reset link to a member; only they choose the new password (GGW-12). */
export function SendResetButton({ org, person }: Props) {
  const { run, disabled, busy } = useAction(
    () => api.members.sendPasswordReset.mutate({ org: org.slug, id: person.id }),
    () => withNames`We’ve emailed ${called(person)} a link. It works once, within 30 minutes.`,
  );
  return (
    <Button size="small" disabled={disabled} busy={busy} whyNot={person.whyNot.sendReset} onClick={run}>
      Send Password Reset Email
    </Button>
  );
}
