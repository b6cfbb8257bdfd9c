import type { Metadata } from "next";
import { cache } from "react";
import { api, orRefused } from "@/app/_api/server";
import { BackLink } from "@/app/_ui/back-link";
import { Name } from "@/app/_ui/named";
import { NavLink } from "@/app/_ui/nav-link";
import { NoAccess } from "@/app/_ui/no-access";
import { PageHeader } from "@/app/_ui/page-header";
import { AccountActions } from "./account-actions";
import { AccountFacts } from "./account-facts";

const accountOf = cache((id: string) => orRefused(api.platform.account({ id })));

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const read = await accountOf((await params).id);
  return { title: read.ok ? read.value.name : "No access" };
}

/** One account: its organizations, requests and devices, and what can be done with it (KIO-12). */
export default async function AccountPage({ params }: Props) {
  const read = await accountOf((await params).id);
  if (!read.ok)
    return <NoAccess refused={read} back={{ href: "/users", label: "Go to your organization" }} />;
  const account = read.value;
  const tag = account.disabledAt
    ? ({ kind: "off", text: "Disabled" } as const)
    : account.platformAdmin
      ? ({ kind: "you", text: "PlatformAdmin" } as const)
      : undefined;
  return (
    <>
      <BackLink href="/platform/users">All Users</BackLink>
      <PageHeader title={<Name>{account.name}</Name>} tag={tag} about={<Name>{account.email}</Name>}>
        <NavLink className="btn" href={`/platform/audit?person=${account.id}`}>
          History
        </NavLink>
      </PageHeader>
      <div className="two">
        <AccountFacts account={account} now={Date.now()} />
        <AccountActions account={account} />
      </div>
    </>
  );
}
