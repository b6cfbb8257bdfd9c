import { cookies } from "next/headers";
import { otherAccountPage, statedAccount } from "@/app/_api/stated";
import { callerOf } from "@/server/context";
import { Refusal } from "@/server/errors";
import { logFailure } from "@/server/failure-log";
import { checkFile } from "@/server/invitations/import/file";
import { isOwnOrigin } from "@/server/own-origin";
import { isSlug } from "@/server/policy/slug";

type Props = { params: Promise<{ org: string }> };

/**
 * The route for a file of people to invite. A plain form, so that it works without script: it leads to the page that shows
 * the verdict on each row, or back with the reason. Nobody is invited by it.
 */
export async function POST(request: Request, { params }: Props): Promise<Response> {
  if (!isOwnOrigin(request.headers))
    return new Response("This form belongs to another site.", { status: 403 });
  const { org } = await params;
  if (!isSlug(org)) return new Response("There is no such organization.", { status: 404 });
  const jar = await cookies();
  const caller = callerOf(request.headers, (name) => jar.get(name)?.value);
  const base = `/o/${org}/users/import`;
  const form = await request.formData().catch(() => null);
  const file = form?.get("file");
  try {
    const bytes = file instanceof File ? await file.bytes() : new Uint8Array();
    const openedBy = await statedAccount(request, form);
    const column = form?.get("column");
    const chosen = typeof column === "string" && column !== "" ? column : undefined;
    const { job } = await checkFile({ ...caller, openedBy }, org, bytes, chosen);
    return seeOther(`${base}/${job}`);
  } catch (error) {
    if (error instanceof Refusal && error.code === "other_account") return seeOther(otherAccountPage);
    if (error instanceof Refusal) {
      const { line, columns } = error.facts;
      const more = {
        ...(line === undefined ? {} : { line: String(line) }),
        ...(columns === undefined ? {} : { columns: String(columns) }),
      };
      return seeOther(`${base}?${new URLSearchParams({ refused: error.code, ...more })}`);
    }
    logFailure("invitations.import", caller.requestId, error);
    return seeOther(`${base}?refused=failed`);
  }
}

function seeOther(location: string): Response {
  return new Response(null, { status: 303, headers: { location } });
}
