import { breakableAddress } from "@/app/_ui/address";
import { asCell, asGroup, asHead, asRow, asTable } from "@/app/_ui/table-roles";
import { Day } from "@/app/_ui/time";

type Row = {
  id: string;
  name: string;
  email: string;
  role: string;
  /** PlatformAdmin at that moment, who may do everything whatever the role. */
  platformAdmin: boolean;
  state: "active" | "expired" | "disabled" | "unapproved" | "suspended" | "archived";
  since: string;
};

const tags = {
  expired: "Expired",
  disabled: "Disabled",
  unapproved: "Unapproved",
  suspended: "Suspended",
  archived: "Archived",
};
const heads = ["Name", "Email", "Role", "So since"];

/** Everybody who belonged to an organization at a moment, those who had no access with the reason beside the name. */
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
              {name}
              {state !== "active" && <span className="tag off">{tags[state]}</span>}
            </td>
            <td {...asCell} className="mail">
              {breakableAddress(email)}
            </td>
            <td {...asCell}>{platformAdmin ? `${role} and PlatformAdmin` : role}</td>
            <td {...asCell} className="date" data-label="So since">
              <Day at={since} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
