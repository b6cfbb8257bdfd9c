import type { Metadata } from "next";
import { api, orRefused } from "@/app/_api/server";
import { EmptyState } from "@/app/_ui/empty-state";
import { NavLink } from "@/app/_ui/nav-link";
import { NoAccess } from "@/app/_ui/no-access";
import { PageHeader } from "@/app/_ui/page-header";
import { MyRequest } from "@/app/(auth)/waiting/my-request";
import { OwnOrganization } from "./own-organization";

export const metadata: Metadata = { title: "Your organizations" };

/** Where one belongs, with what role and since when, and where one waits (CASE-9, CASE-14). */
export default async function OwnOrganizationsPage() {
  const read = await orRefused(Promise.all([api.own.organizations(), api.requests.mine()]));
  if (!read.ok) return <NoAccess refused={read} back={{ href: "/account", label: "To your account" }} />;
  const [organizations, requests] = read.value;
  const waiting = requests.filter((request) => request.status === "pending");
  const now = Date.now();

  return (
    <>
      <PageHeader title="Your organizations" about="Where you belong, and where you wait.">
        <NavLink className="btn" href="/waiting#choose">
          Join another
        </NavLink>
      </PageHeader>
      <div className="grid max-w-[720px] gap-6">
        {organizations.length === 0 ? (
          <EmptyState title="You belong to no organization yet">
            Ask one to let you in, or open the link of an invitation.
          </EmptyState>
        ) : (
          <ul className="sheet" aria-label="Your organizations">
            {organizations.map((org) => (
              <OwnOrganization key={org.slug} org={org} />
            ))}
          </ul>
        )}
        {waiting.length > 0 && (
          <section aria-labelledby="open-requests">
            <h2 id="open-requests" className="mb-3">
              Open requests
            </h2>
            <ul className="sheet" aria-labelledby="open-requests">
              {waiting.map((request) => (
                <MyRequest key={request.id} request={request} now={now} />
              ))}
            </ul>
          </section>
        )}
        <p className="text-ink-2">
          <NavLink className="link" href="/waiting">
            All your requests
          </NavLink>
        </p>
      </div>
    </>
  );
}
