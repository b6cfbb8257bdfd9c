import type { Metadata } from "next";
import { api, orRefused } from "@/app/_api/server";
import { auditInput, auditQuery, isAuditNarrowed } from "@/app/_ui/audit/audit-query";
import { EventFilters } from "@/app/_ui/audit/event-filters";
import { EventsTable } from "@/app/_ui/audit/events-table";
import { Ignored } from "@/app/_ui/audit/ignored";
import { NoEvents } from "@/app/_ui/audit/no-events";
import { PeopleChoice } from "@/app/_ui/audit/people-choice";
import { listAddress } from "@/app/_ui/list-address";
import { NoAccess } from "@/app/_ui/no-access";
import { PageHeader } from "@/app/_ui/page-header";
import { Pagination } from "@/app/_ui/pagination";
import { SearchBar } from "@/app/_ui/search-bar";
import type { SearchParams } from "@/app/_ui/search-params";

export const metadata: Metadata = { title: "Operation Audit" };

const base = "/platform/audit";

/** The audit log of the platform, or of one organization, including archived ones (KIO-12, KMP-6). */
export default async function PlatformAuditPage({ searchParams }: { searchParams: SearchParams }) {
  const query = auditQuery(await searchParams);
  const list = await orRefused(
    api.audit.platformList({ organization: query.organization, ...auditInput(query) }),
  );
  if (!list.ok) return <NoAccess refused={list} back={{ href: "/", label: "Go to your organization" }} />;
  const { rows, place, organization, people, ignored, previous, next } = list.value;

  return (
    <>
      <PageHeader
        title="Operation Audit"
        about={`Every change ${organization ? `in ${place}` : "on this platform"} and who made it. Entries can’t be edited.`}
      />
      <SearchBar base={base} query={query} placeholder="Name or email of a person">
        <EventFilters
          base={base}
          query={query}
          person={list.value.person}
          platform
          place={organization && place}
        />
      </SearchBar>
      <Ignored sentences={ignored} />
      <PeopleChoice base={base} query={query} people={people} />
      {people.length === 0 && (
        <>
          <div className="sheet">
            {rows.length > 0 ? (
              <EventsTable
                caption={`What happened in ${place}`}
                rows={rows}
                now={Date.now()}
                base={base}
                people={null}
                extra={organization && `?organization=${organization}`}
              />
            ) : (
              <NoEvents base={listAddress(base, { organization })} narrowed={isAuditNarrowed(query)} />
            )}
          </div>
          <Pagination
            base={base}
            query={query}
            total={rows.length === 1 ? "One entry" : `${rows.length} entries on this page`}
            previous={previous}
            next={next}
          />
        </>
      )}
    </>
  );
}
