import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { cache } from "react";
import { api, orRefused } from "@/app/_api/server";

/**
 * What layout and page of an organization both show, read once per request. Under a former address it goes to the
 * same page under the present one.
 */
export const frameOf = cache(async (org: string) => {
  const frame = await orRefused(api.organizations.frame({ org }));
  if (frame.ok && frame.value.org.slug !== org) redirect(await moved(frame.value.org.slug));
  return frame;
});

/** This request's address with another organization in it, and without what Next.js adds for itself. */
async function moved(slug: string): Promise<string> {
  const asked = new URL((await headers()).get("x-gatehouse-path") ?? "", "http://localhost");
  asked.searchParams.delete("_rsc");
  const [, , , ...below] = asked.pathname.split("/");
  return `/o/${[slug, ...below].join("/")}${asked.search}`;
}
