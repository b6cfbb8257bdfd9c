import { breakableAddress } from "@/app/_ui/address";
import { asCell, asGroup, asHead, asRow, asTable } from "@/app/_ui/table-roles";
import type { Job } from "./job-words";

/** The people a bulk action left out, and why. */
export function RefusedList({ refusals }: Pick<Job, "refusals">) {
  return (
    <div className="sheet">
      <table {...asTable}>
        <caption>Left out</caption>
        <thead {...asGroup}>
          <tr {...asRow}>
            <th {...asHead}>Left out</th>
            <th {...asHead}>Why</th>
          </tr>
        </thead>
        <tbody {...asGroup}>
          {refusals.map(({ id, name, email, why }) => (
            <tr key={id} {...asRow}>
              <td {...asCell} className="who" translate="no">
                {name}
                {email && <small className="block font-normal text-ink-2">{breakableAddress(email)}</small>}
              </td>
              <td {...asCell}>{why}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
