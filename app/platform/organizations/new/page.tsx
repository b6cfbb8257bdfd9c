import type { Metadata } from "next";
import { api, orRefused } from "@/app/_api/server";
import { BackLink } from "@/app/_ui/back-link";
import { NoAccess } from "@/app/_ui/no-access";
import { PageHeader } from "@/app/_ui/page-header";
import { CreateForm } from "./create-form";

export const metadata: Metadata = { title: "Create an organization" };

/** Creates an organization with its first Manager (DST-2, X-13). */
export default async function NewOrganizationPage() {
  const [may, presets] = await Promise.all([
    orRefused(api.platform.organizations({ search: "" })),
    orRefused(api.catalogs.presets()),
  ]);
  if (!may.ok) return <NoAccess refused={may} back={{ href: "/users", label: "Go to your organization" }} />;
  return (
    <>
      <BackLink href="/platform/organizations">Organizations</BackLink>
      <PageHeader
        title="Create an organization"
        about="It’s ready right away. Its managers decide who joins and what each person can do."
      />
      <CreateForm presets={presets.ok ? presets.value : []} />
    </>
  );
}
