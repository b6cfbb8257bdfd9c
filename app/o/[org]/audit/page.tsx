import { api, orRefused } from "@/app/_api/server";
import { auditInput, auditQuery, isAuditNarrowed } from "@/app/_ui/audit/audit-query";
import { EventFilters } from "@/app/_ui/audit/event-filters";
import { EventsTable } from "@/app/_ui/audit/events-table";
import { Ignored } from "@/app/_ui/audit/ignored";
import { NoEvents } from "@/app/_ui/audit/no-events";
import { PeopleChoice } from "@/app/_ui/audit/people-choice";
import { ExportRefused } from "@/app/_ui/export/export-refused";
import { NoAccess } from "@/app/_ui/no-access";
import { Pagination } from "@/app/_ui/pagination";
import { SearchBar } from "@/app/_ui/search-bar";
import { one, type SearchParams } from "@/app/_ui/search-params";
import { frameOf } from "../frame";
import { orgMetadata } from "../metadata";
import { AuditHeader } from "./audit-header";
import { ExportAudit } from "./export-audit";

export const generateMetadata = orgMetadata("Operation Audit");

type Props = { params: Promise<{ org: string }>; searchParams: SearchParams };

/** What happened in the organization, or one's own part of it (KIO-26, KMP-6, X-15). */
export default async function AuditPage({ params, searchParams }: Props) {
  const { org } = await params;
  const asked = await searchParams;
  const query = auditQuery(asked);
  const refused = { code: one(asked.export), format: one(asked.format) };
  const base = `/o/${org}/audit`;

  const [frame, list] = await Promise.all([
    frameOf(org),
    orRefused(api.audit.list({ org, ...auditInput(query) })),
  ]);
  if (!list.ok) return <NoAccess refused={list} back={{ href: `/o/${org}`, label: "Back to Home" }} />;
  if (!frame.ok) return null;
  const { rows, all, people, previous, next } = list.value;
  const { org: place, may } = frame.value;

  return (
    <>
      <AuditHeader org={org} name={place.name} all={all} />
      {all ? (
        <SearchBar base={base} query={query} placeholder="Name or email of a person">
          <EventFilters base={base} query={query} person={list.value.person} about={list.value.about} />
          {list.value.export && <ExportAudit base={base} query={query} refused={refused} />}
        </SearchBar>
      ) : (
        <div className="bar">
          <EventFilters base={base} query={query} />
        </div>
      )}
      <ExportRefused code={refused.code} />
      <Ignored sentences={list.value.ignored} />
      <PeopleChoice base={base} query={query} people={people} />
      {people.length === 0 && (
        <>
          <div className="sheet">
            {rows.length > 0 ? (
              <EventsTable
                caption={`What happened in ${place.name}`}
                rows={rows}
                now={Date.now()}
                base={base}
                people={may.users ? `/o/${org}/users` : null}
              />
            ) : (
              <NoEvents base={base} narrowed={isAuditNarrowed(query)} />
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
