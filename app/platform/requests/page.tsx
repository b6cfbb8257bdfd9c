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

/** Everybody who waits for any organization, oldest first (KIO-12). */
export default async function PlatformRequestsPage({ searchParams }: { searchParams: SearchParams }) {
  const asked = await searchParams;
  const q = searched(asked.q);
  const after = one(asked.after) || undefined;
  const late = one(asked.show) === "late";
  const query = { q, show: late ? "late" : undefined };
  const list = await orRefused(api.platform.requests({ search: q, late, after }));
  if (!list.ok) return <NoAccess refused={list} back={{ href: "/users", label: "To your organization" }} />;
  const { rows, waiting, matching, next } = list.value;
  const found = matching === null ? "" : `${upTo(matching)} of `;

  return (
    <>
      <PageHeader
        title="Requests"
        about="Who waits to join any organization, longest first. What you decide here stands in that organization’s audit."
      />
      <RequestTabs here={base} />
      <SearchBar base={base} query={query} placeholder="Name, email or organization">
        {late && (
          <Chip
            text="Waiting for more than 7 days"
            without={listAddress(base, query, { show: undefined })}
            remove="Show everybody who waits"
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
            title="Nobody matches"
            action={
              <NavLink className="btn" href={base}>
                Show everybody who waits
              </NavLink>
            }
          >
            Try less of a name, or the name of the organization.
          </EmptyState>
        ) : (
          <EmptyState title="Nobody is waiting">
            When somebody asks to join an organization, the request appears here until it is decided.
          </EmptyState>
        )}
      </div>
      <Pagination
        base={base}
        query={{ ...query, after }}
        total={`${found}${grouped(waiting)} waiting in all`}
        next={next}
      />
    </>
  );
}
