import { answerFile } from "@/app/_api/file";
import { exportAccess } from "@/server/audit/point-in-time/export";

type Props = { params: Promise<{ org: string; date: string }> };

/** Who had access at a moment, as a file. */
export async function POST(request: Request, { params }: Props): Promise<Response> {
  const { org, date } = await params;
  return answerFile(request, "access.export", `/o/${org}/audit/on/${date}`, (caller, { time, q }) =>
    exportAccess(caller, { org, date, time, who: q }),
  );
}
