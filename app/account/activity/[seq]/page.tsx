import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { api, orRefused } from "@/app/_api/server";
import { EventDetails } from "@/app/_ui/audit/event-details";
import { BackLink } from "@/app/_ui/back-link";
import { NoAccess } from "@/app/_ui/no-access";
import { PageHeader } from "@/app/_ui/page-header";

export const metadata: Metadata = { title: "Entry about your account" };

/** One audit entry about the reader's account. */
export default async function OwnEventPage({ params }: { params: Promise<{ seq: string }> }) {
  const { seq } = await params;
  if (!/^[1-9]\d{0,14}$/.test(seq)) notFound();
  const read = await orRefused(api.audit.mineOne({ seq: Number(seq) }));
  const base = "/account/activity";
  if (!read.ok) return <NoAccess refused={read} back={{ href: base, label: "Back to your activity" }} />;
  return (
    <>
      <BackLink href={base}>Your activity</BackLink>
      <PageHeader title={`Entry ${seq}`} about="About your account." />
      <EventDetails event={read.value} now={Date.now()} base={base} people={null} all={false} />
    </>
  );
}
