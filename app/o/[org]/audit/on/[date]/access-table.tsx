import { breakableAddress } from "@/app/_ui/address";
import { Name } from "@/app/_ui/named";
import { asCell, asGroup, asHead, asRow, asTable } from "@/app/_ui/table-roles";
import { Day } from "@/app/_ui/time";

type Row = {
  id: string;
  name: string;
  email: string;
  role: string;
  /** True for a PlatformAdmin at that time, who could do everything regardless of the role. */
  platformAdmin: boolean;
  state: "active" | "expired" | "disabled" | "unapproved" | "suspended" | "archived";
  since: string;
};

const tags = {
  expired: "Expired",
  disabled: "Disabled",
  unapproved: "Not approved",
  suspended: "Suspended",
  archived: "Archived",
};
const heads = ["Name", "Email", "Role", "Since"];

/** The members of an organization at a point in time; a tag says why a member had no access. */
export function AccessTable({ caption, rows }: { caption: string; rows: Row[] }) {
  return (
    <table {...asTable}>
      <caption>{caption}</caption>
      <thead {...asGroup}>
        <tr {...asRow}>
          {heads.map((head) => (
            <th key={head} {...asHead}>
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody {...asGroup}>
        {rows.map(({ id, name, email, role, platformAdmin, state, since }) => (
          <tr key={id} {...asRow}>
            <td {...asCell} className="who">
              <Name>{name}</Name>
              {state !== "active" && <span className="tag off">{tags[state]}</span>}
            </td>
            <td {...asCell} className="mail">
              {breakableAddress(email)}
            </td>
            <td {...asCell}>{platformAdmin ? `${role} and PlatformAdmin` : role}</td>
            <td {...asCell} className="date" data-label="Since">
              <Day at={since} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
