import type { SearchParams } from "@/app/_ui/search-params";
import { orgMetadata } from "@/app/o/[org]/metadata";
import { AllUsers } from "@/app/platform/users/all-users";
import { UsersHeader } from "../users-header";

export const generateMetadata = orgMetadata("All Users");

type Props = { params: Promise<{ org: string }>; searchParams: SearchParams };

/** The full list of the platform, for PlatformAdmins (KIO-2, KIO-12). */
export default async function AllUsersPage({ params, searchParams }: Props) {
  const { org } = await params;
  return (
    <>
      <UsersHeader org={org} here="/all" />
      <AllUsers base={`/o/${org}/users/all`} params={await searchParams} />
    </>
  );
}
