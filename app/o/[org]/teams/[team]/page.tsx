import { cache } from "react";
import { api, orRefused } from "@/app/_api/server";
import { BackLink } from "@/app/_ui/back-link";
import { Name, withNames } from "@/app/_ui/named";
import { NoAccess } from "@/app/_ui/no-access";
import { Notice } from "@/app/_ui/notice";
import { PageHeader } from "@/app/_ui/page-header";
import { History } from "../../audit/history";
import { GrantList } from "../../permissions/grant-list";
import { TeamForm } from "../team-form";
import { EndButtons } from "./end-buttons";
import { People } from "./people";

const teamOf = cache((org: string, id: string) => orRefused(api.teams.get({ org, id })));

type Props = { params: Promise<{ org: string; team: string }> };

export async function generateMetadata({ params }: Props) {
  const { org, team } = await params;
  const read = await teamOf(org, team);
  return { title: read.ok ? `${read.value.name} · Teams` : "No access" };
}

/** One team: its people, leads and permissions, and how to deactivate or delete it (DST-8). */
export default async function TeamPage({ params }: Props) {
  const { org, team: id } = await params;
  const read = await teamOf(org, id);
  if (!read.ok) return <NoAccess refused={read} back={{ href: `/o/${org}`, label: "Back to Home" }} />;
  const { name, description, version, active, members, keeper, grants, whyNot } = read.value;
  return (
    <>
      <BackLink href={`/o/${org}/teams`}>Teams</BackLink>
      <PageHeader
        title={<Name>{name}</Name>}
        tag={active ? undefined : { kind: "off", text: "Deactivated" }}
        about={active ? description : "Its permissions have no effect until it’s activated again."}
      >
        <History org={org} id={id} />
        <EndButtons org={org} team={{ id, name, active }} whyNot={whyNot} />
      </PageHeader>
      <div className="grid max-w-[720px] gap-4">
        {keeper && (
          <Notice kind="note">{withNames`${keeper} looks after this team until it has a lead.`}</Notice>
        )}
        <People org={org} team={{ id, name }} members={members} whyNotAdd={whyNot.add} />
        {whyNot.grant && <Notice kind="note">{whyNot.grant}</Notice>}
        <GrantList org={org} name={name} to={{ team: id }} grants={grants} whyNot={whyNot.grant} />
        {whyNot.change === null && (
          <TeamForm
            org={org}
            stored={{ id, version }}
            values={{ name, description }}
            whyNot={whyNot.change}
          />
        )}
      </div>
    </>
  );
}
