import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { api } from "@/app/_api/server";
import { SignOut } from "@/app/_ui/sign-out";
import { Ago } from "@/app/_ui/time";
import { CorrectAddressForm } from "./correct-address-form";
import { ResendButton } from "./resend-button";

export const metadata: Metadata = { title: "Confirm your address" };

/** The only page a new account can open until its address is confirmed (CASE-12). */
export default async function ConfirmPage() {
  const waiting = await api.accounts.unconfirmed();
  if (!waiting) redirect("/users");

  return (
    <>
      <h1>Confirm your address</h1>
      <p className="mt-2 text-ink-2">
        We emailed a link to <strong className="font-semibold break-all text-ink">{waiting.email}</strong>{" "}
        <Ago at={waiting.sentAt} now={Date.now()} />. Open it to send your request to join{" "}
        {waiting.organization} to its managers.
      </p>
      <ResendButton />
      <section className="mt-8 border-t border-line pt-5">
        <h2 className="mb-3">Wrong address?</h2>
        <CorrectAddressForm />
      </section>
      <section className="mt-8 border-t border-line pt-5">
        <SignOut className="btn" />
      </section>
    </>
  );
}
