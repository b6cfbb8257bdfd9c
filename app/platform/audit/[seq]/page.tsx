import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { api, orRefused } from "@/app/_api/server";
import { auditQuery } from "@/app/_ui/audit/audit-query";
import { EventDetails } from "@/app/_ui/audit/event-details";
import { BackLink } from "@/app/_ui/back-link";
import { listAddress } from "@/app/_ui/list-address";
import { NoAccess } from "@/app/_ui/no-access";
import { PageHeader } from "@/app/_ui/page-header";
import type { SearchParams } from "@/app/_ui/search-params";

export const metadata: Metadata = { title: "Audit entry" };

type Props = { params: Promise<{ seq: string }>; searchParams: SearchParams };

/** One event of the platform or of an organization, at its own URL (KMP-4). */
export default async function PlatformEventPage({ params, searchParams }: Props) {
  const { seq } = await params;
  if (!/^[1-9]\d{0,14}$/.test(seq)) notFound();
  const { organization } = auditQuery(await searchParams);
  const read = await orRefused(api.audit.platformGet({ organization, seq: Number(seq) }));
  if (!read.ok) return <NoAccess refused={read} back={{ href: "/", label: "Go to your organization" }} />;
  const base = listAddress("/platform/audit", { organization });

  return (
    <>
      <BackLink href={base}>Operation Audit</BackLink>
      <PageHeader title={`Entry ${seq}`} about={`In the audit log of ${read.value.place}.`} />
      <EventDetails event={read.value.event} now={Date.now()} base={base} people={null} all />
    </>
  );
}
