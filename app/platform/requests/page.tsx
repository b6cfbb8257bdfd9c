import type { Metadata } from "next";
import { api, orRefused } from "@/app/_api/server";
import { Chip } from "@/app/_ui/chip";
import { grouped, upTo } from "@/app/_ui/counted";
import { EmptyState } from "@/app/_ui/empty-state";
import { listAddress } from "@/app/_ui/list-address";
import { NavLink } from "@/app/_ui/nav-link";
import { NoAccess } from "@/app/_ui/no-access";
import { NobodyFound } from "@/app/_ui/nobody-found";
import { PageHeader } from "@/app/_ui/page-header";
import { Pagination } from "@/app/_ui/pagination";
import { SearchBar } from "@/app/_ui/search-bar";
import { one, type SearchParams, searched } from "@/app/_ui/search-params";
import { RequestTabs } from "./request-tabs";
import { WaitingTable } from "./waiting-table";

export const metadata: Metadata = { title: "Requests" };

const base = "/platform/requests";

/** Open requests to join any organization, oldest first (KIO-12). */
export default async function PlatformRequestsPage({ searchParams }: { searchParams: SearchParams }) {
  const asked = await searchParams;
  const q = searched(asked.q);
  const after = one(asked.after) || undefined;
  const late = one(asked.show) === "late";
  const query = { q, show: late ? "late" : undefined };
  const list = await orRefused(api.platform.requests({ search: q, late, after }));
  if (!list.ok)
    return <NoAccess refused={list} back={{ href: "/users", label: "Go to your organization" }} />;
  const { rows, waiting, matching, next } = list.value;
  const found = matching === null ? "" : `${upTo(matching)} of `;

  return (
    <>
      <PageHeader
        title="Requests"
        about="People waiting to join any organization, oldest request first. Your decisions are recorded in that organization’s audit log."
      />
      <RequestTabs here={base} />
      <SearchBar base={base} query={query} placeholder="Name, email or organization">
        {late && (
          <Chip
            text="Waiting for more than 7 days"
            without={listAddress(base, query, { show: undefined })}
            remove="Show all requests"
          />
        )}
      </SearchBar>
      <div className="sheet">
        {rows.length > 0 ? (
          <WaitingTable rows={rows} now={Date.now()} />
        ) : after && !q && !late ? (
          <NobodyFound base={base} narrowed={false} />
        ) : q || late ? (
          <EmptyState
            title="No one matches"
            action={
              <NavLink className="btn" href={base}>
                Show all requests
              </NavLink>
            }
          >
            Try a shorter search, or the name of the organization.
          </EmptyState>
        ) : (
          <EmptyState title="No one is waiting">
            Requests to join any organization appear here until they’re decided.
          </EmptyState>
        )}
      </div>
      <Pagination
        base={base}
        query={{ ...query, after }}
        total={`${found}${grouped(waiting)} waiting in total`}
        next={next}
      />
    </>
  );
}
