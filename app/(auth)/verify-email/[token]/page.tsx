import type { Metadata } from "next";
import Link from "next/link";
import { api } from "@/app/_api/server";
import { ConfirmAddressForm } from "./confirm-address-form";

/** The token is in the address, so no page after this one may learn where somebody came from. */
export const metadata: Metadata = { title: "Confirm your address", referrer: "no-referrer" };

const closed = {
  used: { title: "This link was used already", text: "Your address is confirmed. Sign in to go on." },
  expired: { title: "This link has expired", text: "Sign in, and we mail you a new one." },
  unknown: {
    title: "This link is not known",
    text: "Check that the whole link was copied, or sign in and have a new one sent.",
  },
  taken: {
    title: "This address has an account already",
    text: "Sign in with it. From there you can ask to join an organization.",
  },
} as const;

/** Opening this page changes nothing, since scanners open links as well: the button confirms. */
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
          yours? Then confirm it, and your request goes to the Managers of the organization you chose.
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
