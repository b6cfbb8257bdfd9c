import { answerFile } from "@/app/_api/file";
import { exportMembers } from "@/server/members/list/export";
import { listInput, membersQuery } from "../members-query";

type Props = { params: Promise<{ org: string }> };

/** The list of users as a file, filtered and sorted as this address says. */
export async function POST(request: Request, { params }: Props): Promise<Response> {
  const { org } = await params;
  return answerFile(request, "members.export", `/o/${org}/users`, (caller, asked) =>
    exportMembers(caller, listInput(org, membersQuery(asked))),
  );
}
