import type { Metadata } from "next";
import { api, orRefused } from "@/app/_api/server";
import { NoAccess } from "@/app/_ui/no-access";
import { PageHeader } from "@/app/_ui/page-header";
import { PlatformSettingsForm } from "./settings-form";

export const metadata: Metadata = { title: "Settings" };

/** What holds for every organization and every account of this platform (KIO-12, X-13). */
export default async function PlatformSettingsPage() {
  const read = await orRefused(api.platform.settings());
  if (!read.ok) return <NoAccess refused={read} back={{ href: "/users", label: "To your organization" }} />;
  return (
    <>
      <PageHeader
        title="Settings"
        about="What holds for every organization and account here. Each change stands in the platform’s audit, before and after."
      />
      <PlatformSettingsForm settings={read.value} />
    </>
  );
}
