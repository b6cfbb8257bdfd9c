import { notFound } from "next/navigation";
import { api, orRefused } from "@/app/_api/server";
import { EventDetails } from "@/app/_ui/audit/event-details";
import { BackLink } from "@/app/_ui/back-link";
import { NoAccess } from "@/app/_ui/no-access";
import { PageHeader } from "@/app/_ui/page-header";
import { orgMetadata } from "@/app/o/[org]/metadata";
import { frameOf } from "../../frame";

export const generateMetadata = orgMetadata("Audit entry");

type Props = { params: Promise<{ org: string; seq: string }> };

/** One event at an address of its own, which success messages lead to (KMP-4). */
export default async function EventPage({ params }: Props) {
  const { org, seq } = await params;
  if (!/^[1-9]\d{0,14}$/.test(seq)) notFound();
  const [frame, read] = await Promise.all([
    frameOf(org),
    orRefused(api.audit.get({ org, seq: Number(seq) })),
  ]);
  if (!read.ok) return <NoAccess refused={read} back={{ href: `/o/${org}`, label: "Back to Home" }} />;
  if (!frame.ok) return null;
  const { all, event } = read.value;
  const base = `/o/${org}/audit`;

  return (
    <>
      <BackLink href={base}>{all ? "Operation Audit" : "Your activity"}</BackLink>
      <PageHeader title={`Entry ${event.seq}`} about={`In the audit log of ${frame.value.org.name}.`} />
      <EventDetails
        event={event}
        now={Date.now()}
        base={base}
        people={frame.value.may.users ? `/o/${org}/users` : null}
        all={all}
      />
    </>
  );
}
