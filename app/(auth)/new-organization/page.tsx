import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { api, orRefused } from "@/app/_api/server";
import { BackLink } from "@/app/_ui/back-link";
import { Notice } from "@/app/_ui/notice";
import { FoundForm } from "./found-form";

export const metadata: Metadata = { title: "Create an organization" };

/** Creates an organization, where the platform allows anyone to. The creator is its first Manager. */
export default async function NewOrganizationPage() {
  const [me, rules] = await Promise.all([orRefused(api.accounts.me()), api.accounts.rules()]);
  if (!me.ok) return <Notice kind="bad">{me.message}</Notice>;
  if (!rules.mayFound && !me.value.platformAdmin) notFound();
  return (
    <>
      <BackLink href="/waiting">Your requests</BackLink>
      <h1>Create an organization</h1>
      <p className="mt-1 mb-5 text-ink-2">
        You’ll be its Manager: you decide who joins and what they can do.
      </p>
      <FoundForm />
    </>
  );
}
