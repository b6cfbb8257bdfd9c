import { api, orRefused } from "@/app/_api/server";
import { BackLink } from "@/app/_ui/back-link";
import { NoAccess } from "@/app/_ui/no-access";
import { Notice } from "@/app/_ui/notice";
import { PageHeader } from "@/app/_ui/page-header";
import { orgMetadata } from "@/app/o/[org]/metadata";
import { TeamForm } from "../team-form";

export const generateMetadata = orgMetadata("New team");

type Props = { params: Promise<{ org: string }> };

/** A name and a description; people and permissions follow on the team's own page. */
export default async function NewTeamPage({ params }: Props) {
  const { org } = await params;
  const read = await orRefused(api.teams.list({ org }));
  if (!read.ok) return <NoAccess refused={read} back={{ href: `/o/${org}`, label: "Back to Home" }} />;
  const { whyNotCreate } = read.value;
  return (
    <>
      <BackLink href={`/o/${org}/teams`}>Teams</BackLink>
      <PageHeader title="New team" about="Next, you’ll add people and permissions." />
      {whyNotCreate ? (
        <Notice kind="note">{whyNotCreate}</Notice>
      ) : (
        <TeamForm org={org} stored={null} values={{ name: "", description: "" }} whyNot={null} />
      )}
    </>
  );
}
