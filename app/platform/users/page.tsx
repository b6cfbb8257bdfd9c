import type { Metadata } from "next";
import { PageHeader } from "@/app/_ui/page-header";
import type { SearchParams } from "@/app/_ui/search-params";
import { AllUsers } from "./all-users";

export const metadata: Metadata = { title: "All Users" };

/** All Users outside any organization: the landing page of a platform admin without one (CASE-14). */
export default async function PlatformUsersPage({ searchParams }: { searchParams: SearchParams }) {
  return (
    <>
      <PageHeader title="All Users" about="Everyone on this platform, in any organization." />
      <AllUsers base="/platform/users" params={await searchParams} />
    </>
  );
}
