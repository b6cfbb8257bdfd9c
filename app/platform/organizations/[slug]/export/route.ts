import { cookies } from "next/headers";
import { callerOf } from "@/server/context";
import { Refusal } from "@/server/errors";
import { logFailure } from "@/server/failure-log";
import { isOwnOrigin } from "@/server/own-origin";
import { exportOrganization, type OrganizationFile } from "@/server/platform/organizations/export/file";

type Props = { params: Promise<{ slug: string }> };

/**
 * An organization as a JSON file. A form posts it, because it is logged: another site must not be able to make
 * somebody export.
 */
export async function POST(request: Request, { params }: Props): Promise<Response> {
  if (!isOwnOrigin(request.headers))
    return new Response("This form belongs to another site.", { status: 403 });
  const { slug } = await params;
  const jar = await cookies();
  const caller = callerOf(request.headers, (name) => jar.get(name)?.value);
  try {
    return fileAnswer(await exportOrganization(caller, slug));
  } catch (error) {
    if (error instanceof Refusal) {
      // The form leads back to the page, which says why, or asks for the password.
      const location = `/platform/organizations/${slug}?export=${error.code}`;
      return new Response(null, { status: 303, headers: { location } });
    }
    logFailure("platform.export", caller.requestId, error);
    const reference = caller.requestId.slice(0, 8);
    return new Response(`Something went wrong on our side. Reference ${reference}.`, { status: 500 });
  }
}

function fileAnswer({ name, text }: OrganizationFile): Response {
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
      "content-type": "application/json; charset=utf-8",
      "content-disposition": `attachment; filename="${name}"`,
      "cache-control": "no-store",
    },
  });
}
