import { api, orRefused } from "@/app/_api/server";
import { counted } from "@/app/_ui/counted";
import { NavLink } from "@/app/_ui/nav-link";
import { NoAccess } from "@/app/_ui/no-access";
import { PageHeader } from "@/app/_ui/page-header";
import { Pagination } from "@/app/_ui/pagination";
import { SearchBar } from "@/app/_ui/search-bar";
import type { SearchParams } from "@/app/_ui/search-params";
import { orgMetadata } from "../metadata";
import { NoTeams } from "./no-teams";
import { teamsQuery } from "./teams-query";
import { TeamsTable } from "./teams-table";

export const generateMetadata = orgMetadata("Teams");

type Props = { params: Promise<{ org: string }>; searchParams: SearchParams };

/** People who work together, and what their team gives them: all teams, or those one is in (DST-8, GGW-14). */
export default async function TeamsPage({ params, searchParams }: Props) {
  const { org } = await params;
  const query = teamsQuery(await searchParams);
  const { q: search, after, before } = query;
  const read = await orRefused(api.teams.list({ org, search, after, before }));
  if (!read.ok) return <NoAccess refused={read} back={{ href: `/o/${org}`, label: "Back to Home" }} />;
  const { teams, all, total, next, previous, whyNotCreate } = read.value;
  const base = `/o/${org}/teams`;
  const make = !whyNotCreate && (
    <NavLink className="btn primary" href={`${base}/new`}>
      New team
    </NavLink>
  );

  return (
    <>
      <PageHeader
        title={all ? "Teams" : "Your teams"}
        about="Everyone in a team has the team’s permissions for as long as they’re in it."
      >
        {make}
      </PageHeader>
      <SearchBar base={base} query={query} placeholder="Part of a team’s name" />
      {teams.length > 0 ? (
        <TeamsTable
          base={base}
          teams={teams.map(({ id, name, description, active, people, leads, keeper, sets, permissions }) => ({
            ...{ id, name, description, active },
            people: counted(people, "one person", "people"),
            leads: leads.join(", ") || (keeper ? `none; ${keeper} looks after it` : ""),
            carries: [...sets, ...permissions].join(", "),
          }))}
        />
      ) : (
        <section className="sheet">
          <NoTeams base={base} query={query} all={all} make={make} />
        </section>
      )}
      <Pagination
        base={base}
        query={query}
        total={counted(total, "one team", "teams")}
        previous={previous}
        next={next}
      />
    </>
  );
}
