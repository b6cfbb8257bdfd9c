import { cache } from "react";
import { api, orRefused } from "@/app/_api/server";
import { AccessList } from "@/app/_ui/access-list";
import { BackLink } from "@/app/_ui/back-link";
import { Name, withNames } from "@/app/_ui/named";
import { NavLink } from "@/app/_ui/nav-link";
import { NoAccess } from "@/app/_ui/no-access";
import { Notice } from "@/app/_ui/notice";
import { PageHeader } from "@/app/_ui/page-header";
import { frameOf } from "../../frame";
import { ExplainForm } from "../explain-form";
import { GrantList } from "../grant-list";
import { GrantsForm } from "./grants-form";

const grantsOf = cache((org: string, id: string) => orRefused(api.grants.of({ org, id })));

type Props = { params: Promise<{ org: string; member: string }> };

export async function generateMetadata({ params }: Props) {
  const { org, member } = await params;
  const [frame, read] = await Promise.all([frameOf(org), grantsOf(org, member)]);
  const title = read.ok && frame.ok && `Permissions of ${read.value.name} · ${frame.value.org.name}`;
  return { title: title || "No access" };
}

/** One person’s permissions, action by action (KIO-13). */
export default async function MemberPermissionsPage({ params }: Props) {
  const { org, member } = await params;
  const [read, access] = await Promise.all([
    grantsOf(org, member),
    orRefused(api.permissions.access({ org, id: member })),
  ]);
  const back = { href: `/o/${org}`, label: "Back to Home" };
  if (!read.ok) return <NoAccess refused={read} back={back} />;
  if (!access.ok) return <NoAccess refused={access} back={back} />;
  const { name, email, carriesAll, whyNot } = read.value;

  return (
    <>
      <BackLink href={`/o/${org}/permissions`}>Permissions</BackLink>
      <PageHeader title={withNames`Permissions of ${name}`} about={<Name>{email}</Name>}>
        <NavLink className="btn" href={`/o/${org}/users/${member}`}>
          Edit User
        </NavLink>
      </PageHeader>
      <div className="grid max-w-[720px] gap-4">
        {carriesAll && (
          <Notice kind="note">
            As a Manager, <Name>{name}</Name> has every permission. What you set here applies if they become a
            Member.
          </Notice>
        )}
        {access.value.stopped && (
          <Notice kind="note">{access.value.stopped} Until that changes, nothing here has any effect.</Notice>
        )}
        {whyNot && <Notice kind="note">{whyNot}</Notice>}
        <div className="sheet divide-y divide-line">
          <GrantsForm org={org} person={read.value} marks={access.value.marks} />
          <GrantList
            org={org}
            name={name}
            email={email}
            to={{ member }}
            grants={read.value.grants}
            whyNot={whyNot}
            className="p-5"
          />
          <section className="p-5" aria-label={`Everything ${name} can do`}>
            <h2 className="mb-3">Where each permission comes from</h2>
            {access.value.categories.length > 0 ? (
              <AccessList access={access.value} />
            ) : (
              <p className="text-ink-2">{access.value.stopped ? "Nothing right now." : "Nothing yet."}</p>
            )}
          </section>
          <section className="grid gap-3 p-5" aria-label={`Why ${name} can or can’t`}>
            <h2>
              Why can or can’t <Name>{name}</Name> do this?
            </h2>
            <ExplainForm who={{ org, member }} choices={read.value.categories} />
          </section>
        </div>
      </div>
    </>
  );
}
