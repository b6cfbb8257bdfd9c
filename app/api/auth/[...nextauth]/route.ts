import type { NextRequest } from "next/server";
import { handlers } from "@/server/auth";
import { isOwnOrigin } from "@/server/own-origin";

export const { GET } = handlers;

/** next-auth asks for its own token; beside it counts what counts at every door for writes. */
export async function POST(request: NextRequest): Promise<Response> {
  if (!isOwnOrigin(request.headers))
    return new Response("This form belongs to another site.", { status: 403 });
  return handlers.POST(request);
}
