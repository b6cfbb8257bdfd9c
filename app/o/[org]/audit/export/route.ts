import { answerFile } from "@/app/_api/file";
import { auditInput, auditQuery } from "@/app/_ui/audit/audit-query";
import { exportAudit } from "@/server/audit/export/export";

type Props = { params: Promise<{ org: string }> };

/** The audit as a file, exactly what this address lists, as CSV or as JSON Lines (DST-5). */
export async function POST(request: Request, { params }: Props): Promise<Response> {
  const { org } = await params;
  return answerFile(request, "audit.export", `/o/${org}/audit`, (caller, asked) =>
    exportAudit(
      caller,
      { org, ...auditInput(auditQuery(asked)) },
      asked.format === "jsonl" ? "jsonl" : "csv",
    ),
  );
}
