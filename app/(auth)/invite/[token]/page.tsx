import type { Metadata } from "next";
import { api, orRefused } from "@/app/_api/server";
import { Notice } from "@/app/_ui/notice";
import { Closed } from "./closed";
import { OpenInvitation } from "./open-invitation";

/** The URL contains the token, so this page sends no referrer. */
export const metadata: Metadata = { title: "Invitation", referrer: "no-referrer", robots: { index: false } };

/** Opening this page changes nothing, because mail scanners open links too. Only the buttons do. */
export default async function InvitePage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const [found, { leastPasswordLength }] = await Promise.all([
    orRefused(api.invitations.open({ token })),
    api.accounts.rules(),
  ]);
  if (!found.ok) {
    return (
      <>
        <h1 className="mb-3">This invitation can’t be shown right now</h1>
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
