import { api, orRefused } from "@/app/_api/server";
import { MemberTeams } from "./member-teams";

type Props = { org: string; person: { id: string; name: string; email: string } };

/** The teams of one person on Edit User; nothing where this organization has none (DST-12). */
export async function TeamsSection({ org, person }: Props) {
  const teams = await orRefused(api.teams.ofMember({ org, member: person.id }));
  if (!teams.ok) return null;
  return (
    <section className="sheet p-5" aria-labelledby="member-teams">
      <h2 id="member-teams" className="mb-2">
        Teams
      </h2>
      <MemberTeams
        org={org}
        person={{ id: person.id, name: person.name, email: person.email }}
        teams={teams.value}
      />
    </section>
  );
}
