import { api, orRefused } from "@/app/_api/server";

/** Everything the reader can do in one organization, with where it comes from. The page reads it only here. */
export async function heldIn(org: { slug: string; name: string; role: string }) {
  const mine = await orRefused(api.permissions.mine({ org: org.slug }));
  if (!mine.ok) return { ...org, whyNot: mine.message, access: { categories: [] } };
  return { ...org, whyNot: null, access: { categories: mine.value?.categories ?? [] } };
}

export type Held = Awaited<ReturnType<typeof heldIn>>;
