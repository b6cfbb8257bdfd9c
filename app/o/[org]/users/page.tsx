import { api, orRefused } from "@/app/_api/server";
import { peopleFound } from "@/app/_ui/counted";
import { ExportList } from "@/app/_ui/export/export-list";
import { ExportRefused } from "@/app/_ui/export/export-refused";
import { listAddress } from "@/app/_ui/list-address";
import { NavLink } from "@/app/_ui/nav-link";
import { NoAccess } from "@/app/_ui/no-access";
import { NobodyFound } from "@/app/_ui/nobody-found";
import { Pagination } from "@/app/_ui/pagination";
import { SearchBar } from "@/app/_ui/search-bar";
import { one, type SearchParams } from "@/app/_ui/search-params";
import { frameOf } from "../frame";
import { InvitationsView } from "../invitations/invitations-view";
import { orgMetadata } from "../metadata";
import { ColumnForm } from "./column-form";
import { chosenColumns, columnNames, columns } from "./columns";
import { FilterChips } from "./filter-chips";
import { FilterForm } from "./filter-form";
import { memberRows } from "./member-row";
import { isMemberListNarrowed, listInput, membersQuery } from "./members-query";
import { MembersTable } from "./members-table";
import { noMembers } from "./no-members";
import { UsersHeader } from "./users-header";

export const generateMetadata = orgMetadata("Users");

type Props = { params: Promise<{ org: string }>; searchParams: SearchParams };

/** Who belongs to the organization (KIO-1, KIO-4, KIO-9, KIO-10). */
export default async function UsersPage({ params, searchParams }: Props) {
  const { org } = await params;
  const asked = await searchParams;
  // Who is invited is no member yet: that filter shows the invitations (KMP-3).
  if (one(asked.status) === "invited") {
    return (
      <>
        <UsersHeader org={org} here="" />
        <InvitationsView org={org} asked={asked} base={`/o/${org}/users`} status="invited" />
      </>
    );
  }
  const query = membersQuery(asked);
  const exported = one(asked.export);
  const base = `/o/${org}/users`;

  const list = await orRefused(api.members.list(listInput(org, query)));
  if (!list.ok) return <NoAccess refused={list} back={{ href: `/o/${org}`, label: "Back to Home" }} />;
  const { rows, total, more, next, previous } = list.value;
  const frame = await frameOf(org);
  const name = frame.ok ? frame.value.org.name : org;
  // Where an organization has no teams, none of its people is in one (DST-12).
  const offered = columnNames.filter((column) => column !== "teams" || (frame.ok && frame.value.may.teams));
  const chosen = chosenColumns(query.cols).filter((column) => offered.includes(column));

  return (
    <>
      <UsersHeader org={org} here="" />
      <SearchBar base={base} query={query} placeholder="Part of a name or email">
        <FilterChips base={base} query={query} />
        <FilterForm base={base} query={query} />
        <div className="end">
          <ColumnForm base={base} query={query} offered={offered} />
          <NavLink
            className="btn quiet"
            href={listAddress(base, query, { choose: query.choose ? undefined : "1" })}
          >
            {query.choose ? "Done" : "Select"}
          </NavLink>
          <ExportList
            key={exported}
            action={listAddress(`${base}/export`, query)}
            here={listAddress(base, query)}
            asks={exported === "step_up"}
          />
        </div>
      </SearchBar>
      <ExportRefused code={exported} />
      <div className="sheet">
        {rows.length > 0 ? (
          <MembersTable
            org={{ slug: org, name }}
            rows={memberRows(rows, chosen)}
            more={chosen.map((column) => columns[column].label)}
            base={base}
            query={query}
            choosing={query.choose && { list: listInput(org, query), total: more ? null : total }}
          />
        ) : (
          <NobodyFound
            base={base}
            narrowed={isMemberListNarrowed(query)}
            note={list.value.note}
            further={Boolean(query.after ?? query.before)}
            nobody={frame.ok ? noMembers(frame.value.org, frame.value.may.invitations) : undefined}
          />
        )}
      </div>
      <Pagination base={base} query={query} total={peopleFound(list.value)} previous={previous} next={next} />
    </>
  );
}
