import { createTRPCClient, httpLink } from "@trpc/client";
import type { AppRouter } from "@/server/router";

/** The server's procedures, for forms in the browser. Always POST: nothing typed ends up in a URL. */
export const api = createTRPCClient<AppRouter>({
  links: [httpLink({ url: "/api/trpc", methodOverride: "POST" })],
});
