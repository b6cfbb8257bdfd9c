import type { Metadata } from "next";
import { api } from "@/app/_api/server";
import { UndoForm } from "./undo-form";

/**
 * The token is in the address, so no page after this one may learn where somebody came from. Links from here are plain
 * ones: within the same document forms would not say where they come from, and only newer browsers make up for it.
 */
export const metadata: Metadata = { title: "Take the change back", referrer: "no-referrer" };

const closed = {
  used: { title: "The change was taken back", text: "We mailed you a link to choose a new password." },
  replaced: { title: "This link no longer works", text: "An earlier address was restored since." },
  expired: { title: "This link has expired", text: "It worked for 7 days. Ask a platform administrator." },
  disabled: { title: "This account is disabled", text: "Ask a platform administrator." },
  unknown: { title: "This link is not known", text: "Check that the whole link was copied." },
} as const;

/** Opening this page changes nothing: the button takes the change of address back. */
export default async function UndoEmailPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const { state, email } = await api.accounts.undoLink({ token });
  if (state === "open") {
    return (
      <>
        <h1>Take the change back?</h1>
        <p className="mt-2 mb-5 text-ink-2">
          The address of your account becomes{" "}
          <strong className="font-semibold break-all text-ink">{email}</strong> again. Every session ends, the
          password no longer works, and we mail you a link to choose a new one.
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
