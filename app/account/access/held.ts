import { api, orRefused } from "@/app/_api/server";

/** All that one may do in one organization, each with the way it came: the one place where this page reads it. */
export async function heldIn(org: { slug: string; name: string; role: string }) {
  const mine = await orRefused(api.permissions.mine({ org: org.slug }));
  if (!mine.ok) return { ...org, whyNot: mine.message, access: { categories: [] } };
  return { ...org, whyNot: null, access: { categories: mine.value?.categories ?? [] } };
}

export type Held = Awaited<ReturnType<typeof heldIn>>;
