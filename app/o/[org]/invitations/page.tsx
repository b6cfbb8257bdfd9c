import { PageHeader } from "@/app/_ui/page-header";
import type { SearchParams } from "@/app/_ui/search-params";
import { frameOf } from "../frame";
import { orgMetadata } from "../metadata";
import { AddUserButton } from "../users/add-user-button";
import { InvitationsView } from "./invitations-view";

export const generateMetadata = orgMetadata("Invitations");

type Props = { params: Promise<{ org: string }>; searchParams: SearchParams };

/** The invitations: to whom, by whom and their status (KMP-3). */
export default async function InvitationsPage({ params, searchParams }: Props) {
  const { org } = await params;
  const [asked, frame] = await Promise.all([searchParams, frameOf(org)]);
  return (
    <>
      {frame.ok && (
        <PageHeader
          title="Invitations"
          about={`Everyone invited to ${frame.value.org.name} and the status of each invitation.`}
        >
          {frame.value.may.invite && <AddUserButton org={{ slug: org, name: frame.value.org.name }} />}
        </PageHeader>
      )}
      <InvitationsView org={org} asked={asked} base={`/o/${org}/invitations`} />
    </>
  );
}
