import { createTRPCClient, httpLink } from "@trpc/client";
import type { AppRouter } from "@/server/router";
import { noteEvent } from "./last-event";
import { accountHeaders } from "./opened-by";

/**
 * The server's procedures, for forms in the browser. Always POST: nothing typed ends up in a URL. Each call says the
 * account its page was opened with.
 */
export const api = createTRPCClient<AppRouter>({
  links: [
    httpLink({
      url: "/api/trpc",
      methodOverride: "POST",
      headers: accountHeaders,
      fetch: (input, init) => noted(input as string, init as RequestInit),
    }),
  ],
});

/** Calls, and keeps the address of the event that the call left, for the message about it. */
async function noted(...[input, init]: Parameters<typeof fetch>): Promise<Response> {
  noteEvent(null);
  const answer = await fetch(input, init);
  noteEvent(answer.headers.get("x-gatehouse-event"));
  return answer;
}
