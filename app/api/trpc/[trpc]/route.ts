import { fetchRequestHandler } from "@trpc/server/adapters/fetch";
import { cookies } from "next/headers";
import { callerOf, setSessionCookie } from "@/server/context";
import { Refusal } from "@/server/errors";
import { isOwnOrigin } from "@/server/own-origin";
import { appRouter } from "@/server/router";

/**
 * The one route for writes: POST, JSON, from our own pages. A cross-site form cannot send JSON, and a script of
 * another site cannot claim our Origin.
 */
export async function POST(request: Request): Promise<Response> {
  if (!isOwnOrigin(request.headers)) return refusal(403, "This request comes from another site.");
  const type = request.headers.get("content-type")?.split(";")[0]?.trim().toLowerCase();
  if (type !== "application/json") return refusal(415, "Requests are JSON.");
  const jar = await cookies();
  let renewed: string | undefined;
  let event: string | undefined;
  return fetchRequestHandler({
    endpoint: "/api/trpc",
    req: request,
    router: appRouter,
    allowMethodOverride: true,
    maxBatchSize: 10,
    createContext: () => ({
      ...callerOf(request.headers, (name) => jar.get(name)?.value),
      renew: (sid: string) => {
        renewed = sid;
      },
      noteEvent: (address: string) => {
        event = address;
      },
    }),
    responseMeta: ({ errors, info }) => {
      const headers = {
        ...(event && errors.length === 0 && { "x-gatehouse-event": event }),
        ...(renewed && { "set-cookie": setSessionCookie(renewed) }),
      };
      // Several calls in one request have several statuses, which tRPC answers with 207.
      const cause = info?.isBatchCall ? undefined : errors[0]?.cause;
      return { headers, ...(cause instanceof Refusal && { status: cause.status }) };
    },
  });
}

function refusal(status: number, message: string): Response {
  return Response.json({ error: { message, data: { code: "input" } } }, { status });
}
