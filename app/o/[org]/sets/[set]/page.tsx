import { cache } from "react";
import { api, orRefused } from "@/app/_api/server";
import { BackLink } from "@/app/_ui/back-link";
import { counted } from "@/app/_ui/counted";
import { Name } from "@/app/_ui/named";
import { NavLink } from "@/app/_ui/nav-link";
import { NoAccess } from "@/app/_ui/no-access";
import { Notice } from "@/app/_ui/notice";
import { PageHeader } from "@/app/_ui/page-header";
import { History } from "../../audit/history";
import { SetForm } from "../set-form";
import { ArchiveButton } from "./archive-button";

const setOf = cache((org: string, id: string) => orRefused(api.sets.get({ org, id })));

type Props = { params: Promise<{ org: string; set: string }> };

export async function generateMetadata({ params }: Props) {
  const { org, set } = await params;
  const read = await setOf(org, set);
  return { title: read.ok ? `${read.value.name} · Permission sets` : "No access" };
}

/** One permission set and its permissions; a change shows its impact first. */
export default async function SetPage({ params }: Props) {
  const { org, set } = await params;
  const read = await setOf(org, set);
  if (!read.ok) return <NoAccess refused={read} back={{ href: `/o/${org}`, label: "Back to Home" }} />;
  const { id, name, description, keys, version, holders, archived, whyNot, choices } = read.value;

  const known = new Set(choices.flatMap(({ actions }) => actions.map(({ key }) => key)));
  const permissions = keys.filter((key) => known.has(key));

  return (
    <>
      <BackLink href={`/o/${org}/sets`}>Permission sets</BackLink>
      <PageHeader
        title={<Name>{name}</Name>}
        tag={archived ? { kind: "off", text: "Archived" } : undefined}
        about={`Used by ${counted(holders, "one person", "people")} right now.`}
      >
        <History org={org} id={id} />
        <NavLink className="btn" href={`/o/${org}/sets/new?from=${id}`}>
          Clone
        </NavLink>
        {!archived && <ArchiveButton org={org} id={id} name={name} whyNot={whyNot} />}
      </PageHeader>
      <div className="grid gap-4">
        {whyNot && (
          <div className="max-w-[720px]">
            <Notice kind="note">{whyNot}</Notice>
          </div>
        )}
        <SetForm
          org={org}
          stored={{ id, version }}
          values={{ name, description, permissions }}
          choices={choices}
          whyNot={whyNot}
        />
      </div>
    </>
  );
}
