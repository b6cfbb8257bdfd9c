import type { Metadata } from "next";
import type { ReactNode } from "react";
import { api, orRefused } from "@/app/_api/server";
import { AccessList } from "@/app/_ui/access-list";
import { EmptyState } from "@/app/_ui/empty-state";
import { Name } from "@/app/_ui/named";
import { NavLink } from "@/app/_ui/nav-link";
import { NoAccess } from "@/app/_ui/no-access";
import { PageHeader } from "@/app/_ui/page-header";
import { twins } from "@/app/_ui/twins";
import { ExplainButton } from "@/app/o/[org]/permissions/explain-button";

export const metadata: Metadata = { title: "Your access" };

/** What the reader can do in each organization, and where it comes from (GGW-17). */
export default async function OwnAccessPage() {
  const own = await orRefused(api.own.organizations());
  if (!own.ok) return <NoAccess refused={own} back={{ href: "/account", label: "Back to your account" }} />;
  const held: Held[] = [];
  // One at a time: a person with many organizations must not use up the connection pool.
  for (const org of own.value) held.push(await heldIn(org));

  const twin = twins(held);
  return (
    <>
      <PageHeader
        title="Your access"
        about="What you can do in each organization, and where it comes from."
      />
      <div className="grid max-w-[720px] gap-4">
        {held.length === 0 && (
          <EmptyState title="You have no access yet">
            You get access when you join an organization.
          </EmptyState>
        )}
        {held.map((org) => (
          <HeldIn key={org.slug} org={org} twin={twin(org)} />
        ))}
      </div>
    </>
  );
}

function HeldIn({ org, twin }: { org: Held; twin: ReactNode }) {
  return (
    <section className="sheet p-5" aria-label={org.name}>
      <div className="mb-2 flex flex-wrap items-baseline gap-x-3">
        <h2 className="min-w-0 wrap-anywhere">
          <Name>{org.name}</Name>
          {twin}
        </h2>
        <span className="text-ink-2">{org.role}</span>
        {!org.whyNot && (
          <span className="ml-auto">
            <ExplainButton who={{ org: org.slug, member: null }} title="Why can or can’t I …?" />
          </span>
        )}
      </div>
      {org.whyNot && <p className="text-ink-2">{org.whyNot}</p>}
      {!org.whyNot && org.access.categories.length === 0 && (
        <p className="text-ink-2">You don’t have any permissions here yet.</p>
      )}
      {org.access.categories.length > 0 && <AccessList access={org.access} />}
      {!org.whyNot && (
        <p className="mt-3">
          <NavLink className="link" href={`/o/${org.slug}`}>
            Open <Name>{org.name}</Name>
          </NavLink>
        </p>
      )}
    </section>
  );
}

/** Everything the reader can do in one organization, with where it comes from. The page reads it only here. */
async function heldIn(org: { slug: string; name: string; role: string }) {
  const mine = await orRefused(api.permissions.mine({ org: org.slug }));
  if (!mine.ok) return { ...org, whyNot: mine.message, access: { categories: [] } };
  return { ...org, whyNot: null, access: { categories: mine.value?.categories ?? [] } };
}

type Held = Awaited<ReturnType<typeof heldIn>>;
