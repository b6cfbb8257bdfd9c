import type { Metadata } from "next";
import { api } from "@/app/_api/server";
import { ResetForm } from "./reset-form";

/**
 * The token is in the address, so no page after this one may learn where somebody came from. Links from here are plain
 * ones: within the same document forms would not say where they come from, and only newer browsers make up for it.
 */
export const metadata: Metadata = { title: "Choose a new password", referrer: "no-referrer" };

const closed = {
  used: {
    title: "This link was used already",
    text: "A link works once. Ask for another one if you need it.",
  },
  replaced: {
    title: "This link no longer works",
    text: "Only the newest one does. Open the newest mail, or ask again.",
  },
  expired: { title: "This link has expired", text: "It worked for 30 minutes. Ask for a new one." },
  disabled: { title: "This account is disabled", text: "Ask a platform administrator." },
  unknown: {
    title: "This link is not known",
    text: "Check that the whole link was copied, or ask for a new one.",
  },
} as const;

/** Opening this page changes nothing, since scanners open links as well: the button does. */
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
          . Every session of your account ends, on every device. Then you sign in with the new password.
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
