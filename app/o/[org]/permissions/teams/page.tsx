import { api, orRefused } from "@/app/_api/server";
import { counted } from "@/app/_ui/counted";
import { NavLink } from "@/app/_ui/nav-link";
import { NoAccess } from "@/app/_ui/no-access";
import { Pagination } from "@/app/_ui/pagination";
import { SearchBar } from "@/app/_ui/search-bar";
import type { SearchParams } from "@/app/_ui/search-params";
import { asHead } from "@/app/_ui/table-roles";
import { orgMetadata } from "@/app/o/[org]/metadata";
import { NoTeams } from "../../teams/no-teams";
import { teamsQuery } from "../../teams/teams-query";
import { Matrix } from "../matrix";
import { Legend, PermissionsHeader } from "../permissions-header";

export const generateMetadata = orgMetadata("Permissions of teams");

type Props = { params: Promise<{ org: string }>; searchParams: SearchParams };

/** What each team gives: teams down, the seven categories across (DST-8, KIO-11). */
export default async function TeamPermissionsPage({ params, searchParams }: Props) {
  const { org } = await params;
  const query = teamsQuery(await searchParams);
  const base = `/o/${org}/permissions/teams`;
  const { q: search, after, before } = query;
  const [columns, list] = await Promise.all([
    orRefused(api.permissions.columns({ org })),
    orRefused(api.permissions.teams({ org, search, after, before })),
  ]);
  const refused = [columns, list].find((read) => !read.ok);
  if (refused && !refused.ok)
    return <NoAccess refused={refused} back={{ href: `/o/${org}`, label: "Back to Home" }} />;
  if (!columns.ok || !list.ok) return null;
  const { teams, total, next, previous } = list.value;
  const make = (
    <NavLink className="btn" href={`/o/${org}/teams`}>
      Go to teams
    </NavLink>
  );

  return (
    <>
      <PermissionsHeader org={org} here="/teams" />
      <SearchBar base={base} query={query} placeholder="Part of a team’s name">
        <Legend />
      </SearchBar>
      <div className="sheet">
        {teams.length > 0 ? (
          <Matrix
            org={org}
            of="team"
            caption="Permissions of the teams of this organization. Use the arrow keys to move between cells."
            head={
              <>
                <th {...asHead}>Team</th>
                <th {...asHead}>People</th>
              </>
            }
            rows={teams.map(({ id, name, people, active, badges }) => ({
              ...{ id, name, note: counted(people, "one person", "people"), badges },
              ...(!active && { tag: "Deactivated" }),
            }))}
            columns={columns.value}
          />
        ) : (
          <NoTeams base={base} query={query} all make={make} />
        )}
      </div>
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
