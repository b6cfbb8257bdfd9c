import { api, orRefused } from "@/app/_api/server";

/** What one holds in one organization, and by what: the one place where this page reads it. */
export async function heldIn(org: { slug: string; name: string; role: string }) {
  const frame = await orRefused(api.organizations.frame({ org: org.slug }));
  if (!frame.ok) return { ...org, whyNot: frame.message, because: "", badges: [] };
  const { me } = frame.value;
  return {
    ...org,
    whyNot: null,
    because: me.membershipRole === "Manager" ? "because you are a Manager" : "granted to you",
    badges: me.badges,
  };
}

export type Held = Awaited<ReturnType<typeof heldIn>>;
