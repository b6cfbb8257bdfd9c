import type { Metadata } from "next";
import { api, orRefused } from "@/app/_api/server";
import { Notice } from "@/app/_ui/notice";
import { Closed } from "./closed";
import { OpenInvitation } from "./open-invitation";

/** The token is in the address, so no page after this one may learn where somebody came from. */
export const metadata: Metadata = { title: "Invitation", referrer: "no-referrer", robots: { index: false } };

/** Opening this page changes nothing, since scanners open links as well: the buttons do. */
export default async function InvitePage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const [found, { leastPasswordLength }] = await Promise.all([
    orRefused(api.invitations.open({ token })),
    api.accounts.rules(),
  ]);
  if (!found.ok) {
    return (
      <>
        <h1 className="mb-3">The invitation cannot be shown now</h1>
        <Notice kind="bad">{found.message}</Notice>
      </>
    );
  }
  const invitation = found.value;
  return invitation.state === "open" ? (
    <OpenInvitation token={token} invitation={invitation} least={leastPasswordLength} />
  ) : (
    <Closed {...invitation} />
  );
}
