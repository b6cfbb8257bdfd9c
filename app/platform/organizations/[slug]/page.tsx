import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { cache } from "react";
import { api, orRefused } from "@/app/_api/server";
import { BackLink } from "@/app/_ui/back-link";
import { ExportRefused } from "@/app/_ui/export/export-refused";
import { Name, withNames } from "@/app/_ui/named";
import { NavLink } from "@/app/_ui/nav-link";
import { NoAccess } from "@/app/_ui/no-access";
import { PageHeader } from "@/app/_ui/page-header";
import { one, type SearchParams } from "@/app/_ui/search-params";
import { organizationTagOf } from "../state-tag";
import { OrganizationActions } from "./actions";
import { OrganizationFacts } from "./organization-facts";

const organizationOf = cache((slug: string) => orRefused(api.platform.organization({ slug })));

type Props = { params: Promise<{ slug: string }>; searchParams: SearchParams };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const read = await organizationOf((await params).slug);
  return { title: read.ok ? read.value.name : "No access" };
}

/** One organization as platform admins see it: its facts, its managers, and what can be done with it. */
export default async function PlatformOrganizationPage({ params, searchParams }: Props) {
  const { slug } = await params;
  const read = await organizationOf(slug);
  if (!read.ok)
    return <NoAccess refused={read} back={{ href: "/users", label: "Go to your organization" }} />;
  const org = read.value;
  if (org.slug !== slug) redirect(`/platform/organizations/${org.slug}`);
  const { export: answered, open } = await searchParams;
  const exported = one(answered);
  const handsOver = one(open) === "hand-over" && org.whyNot.hand_over === null;

  return (
    <>
      <BackLink href="/platform/organizations">Organizations</BackLink>
      <PageHeader
        title={<Name>{org.name}</Name>}
        tag={organizationTagOf(org.state)}
        about={withNames`Address: ${`/o/${org.slug}`}`}
      >
        <NavLink className="btn" href={`/platform/audit?organization=${org.slug}`}>
          Audit
        </NavLink>
        {org.state !== "archived" && (
          <NavLink className="btn primary" href={`/o/${org.slug}/users`}>
            Open
          </NavLink>
        )}
      </PageHeader>
      <ExportRefused code={exported} />
      <div className="two">
        <OrganizationFacts org={org} />
        <OrganizationActions org={org} asks={exported === "step_up"} opens={handsOver ? "handOver" : null} />
      </div>
    </>
  );
}
