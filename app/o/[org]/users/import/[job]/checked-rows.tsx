import type { api } from "@/app/_api/browser";
import { asCell, asGroup, asHead, asRow, asTable } from "@/app/_ui/table-roles";

type Row = Awaited<ReturnType<typeof api.invitations.checkedFile.query>>["rows"][number];

const verdicts: Record<Row["verdict"], { label: string; tone: "good" | "ends" | "off" | "bad" }> = {
  invite: { label: "Will be invited", tone: "good" },
  again: { label: "Will be invited again", tone: "ends" },
  waiting: { label: "Already asked: accepting approves", tone: "ends" },
  member: { label: "Already a member", tone: "off" },
  refused: { label: "Can’t be invited", tone: "bad" },
  malformed: { label: "Can’t be used", tone: "bad" },
  twice: { label: "Twice in the file", tone: "off" },
};

/** The rows of a checked file; a bad one names its line, its column and the reason. */
export function CheckedRows({ rows }: { rows: readonly Row[] }) {
  return (
    <table {...asTable}>
      <caption>Rows of the file</caption>
      <thead {...asGroup}>
        <tr {...asRow}>
          {["Email", "Name", "Line", "What will happen"].map((head) => (
            <th key={head} {...asHead}>
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody {...asGroup}>
        {rows.map(({ line, email, name, verdict, column, why }) => (
          <tr key={line} {...asRow}>
            <td {...asCell} className="who">
              {email || <span className="text-ink-3">nothing</span>}
            </td>
            <td {...asCell} data-label="Name">
              {name ?? "–"}
            </td>
            <td {...asCell} data-label="Line">
              {line}
            </td>
            <td {...asCell}>
              <span className={`tag ${verdicts[verdict].tone}`}>{verdicts[verdict].label}</span>
              {why && (
                <small className="block text-ink-2">
                  {column && `Column ${column}: `}
                  {why}
                </small>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
