import type { Metadata } from "next";
import { api } from "@/app/_api/server";
import { UndoForm } from "./undo-form";

/**
 * The URL contains the token, so this page sends no referrer. Links from here load a full new page: after client-side
 * navigation the no-referrer policy would still apply, and forms would be sent without their origin in older browsers.
 */
export const metadata: Metadata = { title: "Undo the change", referrer: "no-referrer" };

const closed = {
  used: { title: "The change was undone", text: "We emailed you a link to choose a new password." },
  replaced: { title: "This link no longer works", text: "An earlier address has been restored since." },
  expired: { title: "This link has expired", text: "It was valid for 7 days. Contact a platform admin." },
  disabled: { title: "This account is disabled", text: "Contact a platform admin." },
  unknown: { title: "This link isn’t valid", text: "Check that you copied the whole link." },
} as const;

/** Opening this page changes nothing: the button undoes the change of address. */
export default async function UndoEmailPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const { state, email } = await api.accounts.undoLink({ token });
  if (state === "open") {
    return (
      <>
        <h1>Undo the change?</h1>
        <p className="mt-2 mb-5 text-ink-2">
          The address of your account will be{" "}
          <strong className="font-semibold break-all text-ink">{email}</strong> again. You’ll be signed out
          everywhere, your password will stop working, and we’ll email you a link to choose a new one.
        </p>
        <UndoForm token={token} />
      </>
    );
  }
  const { title, text } = closed[state];
  return (
    <>
      <h1>{title}</h1>
      <p className="mt-2 mb-5 text-ink-2">{text}</p>
      <a className="btn" href="/sign-in">
        Sign in
      </a>
    </>
  );
}
