import { Notice } from "@/app/_ui/notice";
import { Day } from "@/app/_ui/time";
import { AcceptButton } from "./accept-button";
import { Decline } from "./decline";
import type { Open } from "./invitation";
import { JoinForm } from "./join-form";
import { ProveMailbox } from "./prove-mailbox";
import { SwitchAccount } from "./switch-account";

/** `least` is the length a new password must have. */
type Props = { token: string; invitation: Open; least: number };

/** An open invitation: the sender, the organization, what comes with it, and how to answer. */
export function OpenInvitation({ token, invitation, least }: Props) {
  const { organization, invitedBy, role, note, expiresAt, membershipEndsAt, leftOut } = invitation;
  const brings = invitation.with;
  return (
    <>
      <h1 className="wrap-anywhere">Join {organization}</h1>
      <p className="mt-2 text-ink-2 wrap-anywhere">
        <strong className="font-semibold text-ink">{invitedBy}</strong> invited{" "}
        <strong className="font-semibold text-ink">{invitation.email}</strong>
        {role === "Manager" ? " as a Manager" : ""}. The invitation expires on <Day at={expiresAt} />.
      </p>
      {note && (
        <blockquote className="mt-4 border-l-2 border-line pl-3 whitespace-pre-line wrap-anywhere">
          {note}
        </blockquote>
      )}
      {brings.length > 0 && <p className="mt-4 text-ink-2 wrap-anywhere">It includes {brings.join(", ")}.</p>}
      {membershipEndsAt && (
        <p className="mt-4 text-ink-2">
          Your membership ends on <Day at={membershipEndsAt} />.
        </p>
      )}
      {leftOut.length > 0 && (
        <div className="mt-4">
          <Notice kind="note">
            Not included, because it no longer exists, depends on something that doesn’t, or {invitedBy} can
            no longer give it: {leftOut.join(", ")}.
          </Notice>
        </div>
      )}
      <div className="mt-5 grid gap-4">
        <Answer token={token} invitation={invitation} least={least} />
        {invitation.way !== "switch" && invitation.way !== "prove" && (
          <Decline token={token} organization={organization} />
        )}
      </div>
    </>
  );
}

function Answer({ token, invitation, least }: Props) {
  const { organization, email, name, signedInAs } = invitation;
  switch (invitation.way) {
    case "accept":
      return <AcceptButton token={token} organization={organization} />;
    case "switch":
      return <SwitchAccount email={email} signedInAs={signedInAs ?? ""} />;
    case "new":
      return <JoinForm token={token} organization={organization} email={email} name={name} least={least} />;
    case "prove":
    case "sign_in":
      return <ProveMailbox token={token} email={email} known={invitation.way === "sign_in"} />;
  }
}
