import { api, orRefused } from "@/app/_api/server";
import { BackLink } from "@/app/_ui/back-link";
import { NavLink } from "@/app/_ui/nav-link";
import { NoAccess } from "@/app/_ui/no-access";
import { PageHeader } from "@/app/_ui/page-header";
import { orgMetadata } from "@/app/o/[org]/metadata";
import { frameOf } from "../../frame";
import { AddUserSheet } from "./add-user-sheet";

export const generateMetadata = orgMetadata("Add User");

type Props = { params: Promise<{ org: string }> };

/** Invites one or more people by email (NIR-4, KMP-2). */
export default async function AddUserPage({ params }: Props) {
  const { org } = await params;
  const [frame, options] = await Promise.all([frameOf(org), orRefused(api.invitations.options({ org }))]);
  if (!options.ok) {
    return <NoAccess refused={options} back={{ href: `/o/${org}`, label: "Back to Home" }} />;
  }
  const name = frame.ok ? frame.value.org.name : org;
  return (
    <>
      <BackLink href={`/o/${org}/users`}>Users</BackLink>
      <PageHeader title="Add User" about={`We’ll email an invitation. People join ${name} when they accept.`}>
        <NavLink className="btn" href={`/o/${org}/users/import`}>
          Import a CSV
        </NavLink>
      </PageHeader>
      <div className="max-w-[720px]">
        <AddUserSheet org={{ slug: org, name }} options={options.value} />
      </div>
    </>
  );
}
