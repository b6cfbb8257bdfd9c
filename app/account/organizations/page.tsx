import type { Metadata } from "next";
import { api, orRefused } from "@/app/_api/server";
import { EmptyState } from "@/app/_ui/empty-state";
import { NavLink } from "@/app/_ui/nav-link";
import { NoAccess } from "@/app/_ui/no-access";
import { PageHeader } from "@/app/_ui/page-header";
import { twins } from "@/app/_ui/twins";
import { MyRequest } from "@/app/(auth)/waiting/my-request";
import { OwnOrganization } from "./own-organization";

export const metadata: Metadata = { title: "Your organizations" };

/** The reader's memberships and open requests (CASE-9, CASE-14). */
export default async function OwnOrganizationsPage() {
  const read = await orRefused(Promise.all([api.own.organizations(), api.requests.mine()]));
  if (!read.ok) return <NoAccess refused={read} back={{ href: "/account", label: "Back to your account" }} />;
  const [organizations, requests] = read.value;
  const waiting = requests.filter((request) => request.status === "pending");
  const now = Date.now();
  const twin = twins(organizations);

  return (
    <>
      <PageHeader title="Your organizations" about="Organizations you belong to, and your open requests.">
        <NavLink className="btn" href="/waiting#choose">
          Join another
        </NavLink>
      </PageHeader>
      <div className="grid max-w-[720px] gap-6">
        {organizations.length === 0 ? (
          <EmptyState title="You don’t belong to an organization yet">
            Ask to join one, or open the link in an invitation.
          </EmptyState>
        ) : (
          <ul className="sheet" aria-label="Your organizations">
            {organizations.map((org) => (
              <OwnOrganization key={org.slug} org={org} twin={twin(org)} />
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
