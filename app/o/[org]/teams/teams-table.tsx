import { Name } from "@/app/_ui/named";
import { NavLink } from "@/app/_ui/nav-link";
import { asCell, asGroup, asHead, asRow, asRowHead, asTable } from "@/app/_ui/table-roles";

type Team = {
  id: string;
  name: string;
  description: string;
  active: boolean;
  people: string;
  leads: string;
  carries: string;
};

/** One row a team. */
export function TeamsTable({ base, teams }: { base: string; teams: Team[] }) {
  return (
    <div className="sheet">
      <table {...asTable} className="plain">
        <caption>Teams of this organization</caption>
        <thead {...asGroup}>
          <tr {...asRow}>
            <th {...asHead}>Name</th>
            <th {...asHead}>People</th>
            <th {...asHead}>Leads</th>
            <th {...asHead}>Permissions</th>
          </tr>
        </thead>
        <tbody {...asGroup}>
          {teams.map((team) => (
            <tr key={team.id} {...asRow}>
              <th {...asRowHead}>
                <NavLink href={`${base}/${team.id}`} translate="no">
                  {team.name}
                </NavLink>{" "}
                {!team.active && <span className="tag off">Deactivated</span>}
                {team.description && <small>{team.description}</small>}
              </th>
              <td {...asCell} data-label="People">
                {team.people}
              </td>
              <td {...asCell} data-label="Leads">
                {team.leads ? <Name>{team.leads}</Name> : "none"}
              </td>
              <td {...asCell} data-label="Permissions">
                {team.carries || "none"}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
