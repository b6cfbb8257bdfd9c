import type { Metadata } from "next";
import { PageHeader } from "@/app/_ui/page-header";
import type { SearchParams } from "@/app/_ui/search-params";
import { AllUsers } from "./all-users";

export const metadata: Metadata = { title: "All Users" };

/** The same list outside any organization: where a PlatformAdmin without one lands (CASE-14). */
export default async function PlatformUsersPage({ searchParams }: { searchParams: SearchParams }) {
  return (
    <>
      <PageHeader
        title="All Users"
        about="Everybody on this platform, whichever organization they belong to."
      />
      <AllUsers base="/platform/users" params={await searchParams} />
    </>
  );
}
