import { cookies } from "next/headers";
import { callerOf } from "@/server/context";
import { Refusal } from "@/server/errors";
import { logFailure } from "@/server/failure-log";
import { exportMembers, type MembersFile } from "@/server/members/list/export";
import { isOwnOrigin } from "@/server/own-origin";
import { listInput, membersQuery } from "../members-query";

type Props = { params: Promise<{ org: string }> };

/**
 * The list of users as a file, filtered and sorted as this address says. A form posts it, because it is logged:
 * another site must not be able to make somebody export.
 */
export async function POST(request: Request, { params }: Props): Promise<Response> {
  if (!isOwnOrigin(request.headers))
    return new Response("This form belongs to another site.", { status: 403 });
  const { org } = await params;
  const { search, searchParams } = new URL(request.url);
  const jar = await cookies();
  const caller = callerOf(request.headers, (name) => jar.get(name)?.value);
  const query = membersQuery(Object.fromEntries(searchParams));
  try {
    return fileAnswer(await exportMembers(caller, listInput(org, query)));
  } catch (error) {
    if (!(error instanceof Refusal)) {
      logFailure("members.export", caller.requestId, error);
      const reference = caller.requestId.slice(0, 8);
      return new Response(`Something went wrong on our side. Reference ${reference}.`, { status: 500 });
    }
    if (!request.headers.get("accept")?.includes("text/html")) {
      return Response.json({ code: error.code, message: error.message }, { status: error.status });
    }
    // Without script the form leads back to the list, which says why.
    const back = new URLSearchParams(search);
    back.set("export", error.code);
    return new Response(null, { status: 303, headers: { location: `/o/${org}/users?${back}` } });
  }
}

function fileAnswer({ name, text }: MembersFile): Response {
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { done, value } = await text.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
    async cancel() {
      await text.return(undefined);
    },
  });
  return new Response(body, {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="${name}"`,
      "cache-control": "no-store",
    },
  });
}
