import type { Metadata } from "next";
import { api } from "@/app/_api/server";
import { ConfirmEmailForm } from "./confirm-email-form";

/**
 * The token is in the address, so no page after this one may learn where somebody came from. Links from here are plain
 * ones: within the same document forms would not say where they come from, and only newer browsers make up for it.
 */
export const metadata: Metadata = { title: "Confirm your new address", referrer: "no-referrer" };

const closed = {
  used: { title: "This link was used already", text: "Your address is changed. Sign in with it." },
  replaced: {
    title: "This link no longer works",
    text: "The change was let be, or a newer link was mailed.",
  },
  expired: { title: "This link has expired", text: "It worked for 24 hours. Ask for the change again." },
  disabled: { title: "This account is disabled", text: "Ask a platform administrator." },
  unknown: {
    title: "This link is not known",
    text: "Check that the whole link was copied, or ask for the change again.",
  },
} as const;

/** Opening this page changes nothing, since scanners open links as well: the button confirms (GGW-17). */
export default async function ChangeEmailPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const { state, email, needsPassword } = await api.accounts.emailLink({ token });
  if (state === "open") {
    return (
      <>
        <h1>Confirm your new address</h1>
        <p className="mt-2 mb-5 text-ink-2">
          From now on you sign in with <strong className="font-semibold break-all text-ink">{email}</strong>.
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
        To your account
      </a>
    </>
  );
}
