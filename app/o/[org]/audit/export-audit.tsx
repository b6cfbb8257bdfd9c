import type { AuditQuery } from "@/app/_ui/audit/audit-query";
import { ExportList } from "@/app/_ui/export/export-list";
import { listAddress } from "@/app/_ui/list-address";

type Props = { base: string; query: AuditQuery; refused: { code: string; format: string } };

const formats = [
  { format: "csv", label: "Export CSV" },
  { format: "jsonl", label: "Export JSON" },
];

/** Takes exactly what is listed away as a file, in one of two formats (DST-5). */
export function ExportAudit({ base, query, refused }: Props) {
  const here = listAddress(base, query);
  return (
    <div className="end">
      {formats.map(({ format, label }) => (
        <ExportList
          key={format}
          action={withFormat(listAddress(`${base}/export`, query), format)}
          here={here}
          asks={refused.code === "step_up" && refused.format === format}
          label={label}
          title="Export the audit log"
        />
      ))}
    </div>
  );
}

const withFormat = (address: string, format: string) =>
  `${address}${address.includes("?") ? "&" : "?"}format=${format}`;
