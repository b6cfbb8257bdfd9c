import { api, orRefused } from "@/app/_api/server";
import { counted } from "@/app/_ui/counted";
import { EmptyState } from "@/app/_ui/empty-state";
import { NavLink } from "@/app/_ui/nav-link";
import { NoAccess } from "@/app/_ui/no-access";
import { PageHeader } from "@/app/_ui/page-header";
import { titled } from "../titled";
import { TeamsTable } from "./teams-table";

export const generateMetadata = titled("Teams");

type Props = { params: Promise<{ org: string }> };

/** People who work together, and what their team gives them: all teams, or those one is in (DST-8, GGW-14). */
export default async function TeamsPage({ params }: Props) {
  const { org } = await params;
  const read = await orRefused(api.teams.list({ org }));
  if (!read.ok) return <NoAccess refused={read} back={{ href: `/o/${org}`, label: "To the home page" }} />;
  const { teams, all, whyNotCreate } = read.value;
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
        about="What is granted to a team reaches everybody in it, for as long as they are in it."
      >
        {make}
      </PageHeader>
      {teams.length > 0 ? (
        <TeamsTable
          base={base}
          teams={teams.map(({ id, name, description, active, people, leads, sets, permissions }) => ({
            ...{ id, name, description, active },
            people: counted(people, "one person", "people"),
            leads: leads.join(", "),
            carries: [...sets, ...permissions].join(", "),
          }))}
        />
      ) : (
        <section className="sheet">
          <EmptyState title={all ? "No teams yet" : "You are in no team"} action={all && make}>
            {all
              ? "Make one, add people, and grant it what they need for their work."
              : "A Manager, or who leads a team, can add you."}
          </EmptyState>
        </section>
      )}
    </>
  );
}
