import type { Metadata } from "next";
import { api, orRefused } from "@/app/_api/server";
import { EmptyState } from "@/app/_ui/empty-state";
import { NavLink } from "@/app/_ui/nav-link";
import { NoAccess } from "@/app/_ui/no-access";
import { PageHeader } from "@/app/_ui/page-header";
import { Pagination } from "@/app/_ui/pagination";
import { SearchBar } from "@/app/_ui/search-bar";
import type { SearchParams } from "@/app/_ui/search-params";
import { OrganizationsFilter } from "./organizations-filter";
import { organizationsQuery } from "./organizations-query";
import { OrganizationsTable } from "./organizations-table";

export const metadata: Metadata = { title: "Organizations" };

const base = "/platform/organizations";
const countedUpTo = 1000;

/** Every organization of the platform (KIO-12, DST-2). */
export default async function OrganizationsPage({ searchParams }: { searchParams: SearchParams }) {
  const query = organizationsQuery(await searchParams);
  const { q, state, managers, sort, dir, after } = query;
  const list = await orRefused(
    api.platform.organizations({ search: q, state, managers, sort, descending: dir === "desc", after }),
  );
  if (!list.ok)
    return <NoAccess refused={list} back={{ href: "/users", label: "Go to your organization" }} />;
  const { rows, total, next } = list.value;
  const found =
    total > countedUpTo
      ? "More than 1,000 organizations"
      : `${total} ${total === 1 ? "organization" : "organizations"}`;

  return (
    <>
      <PageHeader title="Organizations" about="All organizations.">
        <NavLink className="btn primary" href={`${base}/new`}>
          Create organization
        </NavLink>
      </PageHeader>
      <SearchBar base={base} query={query} placeholder="Part of a name or address">
        <OrganizationsFilter base={base} query={query} />
      </SearchBar>
      <div className="sheet">
        {rows.length > 0 ? (
          <OrganizationsTable rows={rows} base={base} query={query} now={Date.now()} />
        ) : (
          <EmptyState
            title={
              q || state || managers
                ? "No organization matches"
                : after
                  ? "No organization on this page"
                  : "No organizations yet"
            }
            action={
              <NavLink className="btn" href={base}>
                Show all
              </NavLink>
            }
          >
            Try a shorter search or remove a filter. To see archived organizations, filter by State.
          </EmptyState>
        )}
      </div>
      <Pagination base={base} query={query} total={found} next={next} />
    </>
  );
}
