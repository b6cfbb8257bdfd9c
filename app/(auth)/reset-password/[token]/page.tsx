import type { Metadata } from "next";
import { api } from "@/app/_api/server";
import { ResetForm } from "./reset-form";

/**
 * The URL contains the token, so this page sends no referrer. Links from here load a full new page: after client-side
 * navigation the no-referrer policy would still apply, and forms would be sent without their origin in older browsers.
 */
export const metadata: Metadata = { title: "Choose a new password", referrer: "no-referrer" };

const closed = {
  used: {
    title: "This link has already been used",
    text: "A link works once. Ask for a new one if you need it.",
  },
  replaced: {
    title: "This link no longer works",
    text: "Use the link in the latest email, or ask for a new one.",
  },
  expired: { title: "This link has expired", text: "It was valid for 30 minutes. Ask for a new one." },
  disabled: { title: "This account is disabled", text: "Contact a platform admin." },
  unknown: {
    title: "This link isn’t valid",
    text: "Check that you copied the whole link, or ask for a new one.",
  },
} as const;

/** Opening this page changes nothing, because mail scanners open links too. Only the button does. */
export default async function ResetPasswordPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const [{ state, email }, { leastPasswordLength }] = await Promise.all([
    api.accounts.resetLink({ token }),
    api.accounts.rules(),
  ]);
  if (state === "open") {
    return (
      <>
        <h1>Choose a new password</h1>
        <p className="mt-1 mb-5 text-ink-2">
          For{" "}
          <strong className="font-semibold text-ink wrap-anywhere" translate="no">
            {email}
          </strong>
          . You’ll be signed out on every device. Then sign in with the new password.
        </p>
        <ResetForm token={token} email={email} least={leastPasswordLength} />
      </>
    );
  }

  const { title, text } = closed[state];
  return (
    <>
      <h1>{title}</h1>
      <p className="mt-2 mb-5 text-ink-2">{text}</p>
      {state !== "disabled" && (
        <a className="btn primary" href="/forgot-password">
          Ask for a new link
        </a>
      )}
    </>
  );
}
