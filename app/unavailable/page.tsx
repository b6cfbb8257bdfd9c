import type { Metadata } from "next";
import { headers } from "next/headers";
import { Brand } from "@/app/_ui/brand";
import { notePageStatus } from "@/server/http/page-status";

export const metadata: Metadata = { title: "Not available right now" };

/**
 * Shown by our HTTP server instead of a page that failed because the database is down. It makes no queries, and its
 * link points to the requested URL, so it works without JavaScript.
 */
export default async function Unavailable() {
  const asked = await headers();
  const requestId = asked.get("x-gatehouse-request-id");
  const path = asked.get("x-gatehouse-path") ?? "/";
  if (requestId) notePageStatus(requestId, 503);
  return (
    <div className="lone">
      <header>
        <Brand />
      </header>
      <main id="main" tabIndex={-1}>
        <h1>This page isn’t available right now</h1>
        <p className="mt-2 mb-5 text-ink-2">
          The database isn’t responding. It’s usually back within a minute; nothing you saved is lost.
        </p>
        <a href={path === "/unavailable" ? "/" : path} className="btn primary">
          Try again
        </a>
      </main>
    </div>
  );
}
