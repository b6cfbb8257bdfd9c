import type { Metadata } from "next";
import { api, orRefused } from "@/app/_api/server";
import { NoAccess } from "@/app/_ui/no-access";
import { PageHeader } from "@/app/_ui/page-header";
import { PlatformSettingsForm } from "./settings-form";

export const metadata: Metadata = { title: "Settings" };

/** Settings for every organization and account of the platform (KIO-12, X-13). */
export default async function PlatformSettingsPage() {
  const read = await orRefused(api.platform.settings());
  if (!read.ok)
    return <NoAccess refused={read} back={{ href: "/users", label: "Go to your organization" }} />;
  return (
    <>
      <PageHeader
        title="Settings"
        about="These apply to every organization and account. Each change is recorded in the audit log, with the values before and after."
      />
      <PlatformSettingsForm settings={read.value} />
    </>
  );
}
