import { cookies } from "next/headers";
import { type Caller, callerOf } from "@/server/context";
import { Refusal } from "@/server/errors";
import { logFailure } from "@/server/failure-log";
import { isOwnOrigin } from "@/server/own-origin";
import { otherAccountPage, statedAccount } from "./stated";

/** A file whose text is read in pieces when they are asked for. */
export interface StreamedFile {
  name: string;
  type?: string;
  /** How many rows it will have, where that is known, for its progress. */
  rows?: number | null;
  text: AsyncGenerator<string>;
}

/** Says how many rows a file will have. Read by app/_ui/export/run.ts. */
const rowsHeader = "x-gatehouse-rows";

/**
 * Answers a form that exports: with the file, or with the page it came from, which says why not. A form posts it,
 * because it is logged: another site must not be able to make somebody export.
 * @param name what was being made, for the log of failures
 * @param list the page the form stands on
 */
export async function answerFile(
  request: Request,
  name: string,
  list: string,
  make: (caller: Caller, asked: Record<string, string>) => Promise<StreamedFile>,
): Promise<Response> {
  if (!isOwnOrigin(request.headers))
    return new Response("This form belongs to another site.", { status: 403 });
  const { search, searchParams } = new URL(request.url);
  const jar = await cookies();
  const caller = {
    ...callerOf(request.headers, (cookie) => jar.get(cookie)?.value),
    openedBy: await statedAccount(request),
  };
  try {
    return streamed(await make(caller, Object.fromEntries(searchParams)));
  } catch (error) {
    if (!(error instanceof Refusal)) {
      logFailure(name, caller.requestId, error);
      const reference = caller.requestId.slice(0, 8);
      return new Response(`Something went wrong on our side. Reference ${reference}.`, { status: 500 });
    }
    if (!request.headers.get("accept")?.includes("text/html")) {
      return Response.json({ code: error.code, message: error.message }, { status: error.status });
    }
    if (error.code === "other_account")
      return new Response(null, { status: 303, headers: { location: otherAccountPage } });
    // Without script the form leads back to the list, which says why.
    const back = new URLSearchParams(search);
    back.set("export", error.code);
    return new Response(null, { status: 303, headers: { location: `${list}?${back}` } });
  }
}

function streamed({ name, type = "text/csv; charset=utf-8", rows, text }: StreamedFile): Response {
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
      "content-type": type,
      "content-disposition": `attachment; filename="${name}"`,
      "cache-control": "no-store",
      ...(rows === undefined || rows === null ? {} : { [rowsHeader]: String(rows) }),
    },
  });
}
