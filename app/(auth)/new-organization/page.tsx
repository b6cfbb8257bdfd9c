import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { api, orRefused } from "@/app/_api/server";
import { BackLink } from "@/app/_ui/back-link";
import { Notice } from "@/app/_ui/notice";
import { FoundForm } from "./found-form";

export const metadata: Metadata = { title: "Create an organization" };

/** Where the platform lets anybody: whoever creates an organization is its first Manager. */
export default async function NewOrganizationPage() {
  const [me, rules] = await Promise.all([orRefused(api.accounts.me()), api.accounts.rules()]);
  if (!me.ok) return <Notice kind="bad">{me.message}</Notice>;
  if (!rules.mayFound && !me.value.platformAdmin) notFound();
  return (
    <>
      <BackLink href="/waiting">Your requests</BackLink>
      <h1>Create an organization</h1>
      <p className="mt-1 mb-5 text-ink-2">
        You become its Manager, and decide who joins and what each may do.
      </p>
      <FoundForm />
    </>
  );
}
