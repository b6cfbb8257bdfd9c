import type { Metadata } from "next";
import { api } from "@/app/_api/server";
import { ConfirmEmailForm } from "./confirm-email-form";

/**
 * The URL contains the token, so this page sends no referrer. Links from here load a full new page: after client-side
 * navigation the no-referrer policy would still apply, and forms would be sent without their origin in older browsers.
 */
export const metadata: Metadata = { title: "Confirm your new address", referrer: "no-referrer" };

const closed = {
  used: { title: "This link has already been used", text: "Your address has been changed. Sign in with it." },
  replaced: {
    title: "This link no longer works",
    text: "The change was canceled, or a newer link was sent.",
  },
  expired: { title: "This link has expired", text: "It was valid for 24 hours. Request the change again." },
  disabled: { title: "This account is disabled", text: "Contact a platform admin." },
  unknown: {
    title: "This link isn’t valid",
    text: "Check that you copied the whole link, or request the change again.",
  },
} as const;

/** Opening this page changes nothing, because mail scanners open links too. The button confirms (GGW-17). */
export default async function ChangeEmailPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const { state, email, needsPassword } = await api.accounts.emailLink({ token });
  if (state === "open") {
    return (
      <>
        <h1>Confirm your new address</h1>
        <p className="mt-2 mb-5 text-ink-2">
          You’ll sign in with <strong className="font-semibold break-all text-ink">{email}</strong> from now
          on.
        </p>
        <ConfirmEmailForm token={token} needsPassword={needsPassword} />
      </>
    );
  }
  const { title, text } = closed[state];
  return (
    <>
      <h1>{title}</h1>
      <p className="mt-2 mb-5 text-ink-2">{text}</p>
      <a className="btn primary" href="/account/security">
        Go to your account
      </a>
    </>
  );
}
