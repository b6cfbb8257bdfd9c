import type { Metadata } from "next";
import Link from "next/link";
import { api } from "@/app/_api/server";
import { ConfirmAddressForm } from "./confirm-address-form";

/** The URL contains the token, so this page sends no referrer. */
export const metadata: Metadata = { title: "Confirm your address", referrer: "no-referrer" };

const closed = {
  used: { title: "This link has already been used", text: "Your address is confirmed. Sign in to continue." },
  expired: { title: "This link has expired", text: "Sign in and we’ll email you a new one." },
  unknown: {
    title: "This link isn’t valid",
    text: "Check that you copied the whole link, or sign in to get a new one.",
  },
  taken: {
    title: "This address already has an account",
    text: "Sign in with it. From there you can ask to join an organization.",
  },
} as const;

/** Opening this page changes nothing, because mail scanners open links too. The button confirms. */
export default async function VerifyEmailPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const found = await api.accounts.confirmation({ token });
  if (found.state === "open") {
    return (
      <>
        <h1>Confirm your address</h1>
        <p className="mt-2 mb-5 text-ink-2">
          Is{" "}
          <strong className="font-semibold break-all text-ink" translate="no">
            {found.email}
          </strong>{" "}
          your address? Confirm it to send your request to the managers of the organization you chose.
        </p>
        <ConfirmAddressForm token={token} email={found.email} needsPassword={found.needsPassword} />
      </>
    );
  }

  const { title, text } = closed[found.state];
  return (
    <>
      <h1>{title}</h1>
      <p className="mt-2 mb-5 text-ink-2">{text}</p>
      <Link className="btn primary" href="/sign-in" prefetch={false}>
        Sign in
      </Link>
    </>
  );
}
