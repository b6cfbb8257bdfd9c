import { api, orRefused } from "@/app/_api/server";
import { ListFoot } from "@/app/_ui/list-foot";
import { NoAccess } from "@/app/_ui/no-access";
import { NobodyFound } from "@/app/_ui/nobody-found";
import { PageHeader } from "@/app/_ui/page-header";
import { SearchBar } from "@/app/_ui/search-bar";
import type { SearchParams } from "@/app/_ui/search-params";
import { frameOf } from "../frame";
import { titled } from "../titled";
import { FilterChips } from "../users/filter-chips";
import { isNarrowed, listInput, membersQuery } from "../users/members-query";
import { peopleFound } from "../users/people-found";
import { PermissionsTable } from "./permissions-table";

export const generateMetadata = titled("Permissions");

type Props = { params: Promise<{ org: string }>; searchParams: SearchParams };

/** Who may do what: people down, the seven categories across (KIO-6, KIO-11, KIO-13). */
export default async function PermissionsPage({ params, searchParams }: Props) {
  const { org } = await params;
  const query = membersQuery(await searchParams);
  const base = `/o/${org}/permissions`;
  const [frame, list] = await Promise.all([frameOf(org), orRefused(api.members.list(listInput(org, query)))]);
  if (!list.ok) return <NoAccess refused={list} back={{ href: `/o/${org}`, label: "To the home page" }} />;
  const { rows, next, previous } = list.value;
  const categories = frame.ok ? frame.value.categories : [];
  const name = frame.ok ? frame.value.org.name : org;

  return (
    <>
      <PageHeader
        title="Permissions"
        about={`What each of them may do in ${name}. Open a person to give or take single actions.`}
      />
      <SearchBar base={base} query={query} placeholder="Part of a name or email">
        <FilterChips base={base} query={query} />
        <Legend />
      </SearchBar>
      <div className="sheet">
        {rows.length > 0 ? (
          <PermissionsTable
            rows={rows.map(({ id, name, role, badges }) => ({ id, name, role, badges }))}
            categories={categories}
            base={base}
            query={query}
          />
        ) : (
          <NobodyFound base={base} narrowed={isNarrowed(query)} note={list.value.note} />
        )}
      </div>
      <ListFoot base={base} query={query} total={peopleFound(list.value)} previous={previous} next={next} />
    </>
  );
}

function Legend() {
  return (
    <p className="badges ml-auto text-ink-2">
      <span>all</span> every action, <span className="part">part</span> some of them
    </p>
  );
}
