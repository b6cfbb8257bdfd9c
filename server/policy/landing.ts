/** The page after signing in, and the target of plain `/users` (CASE-14). */
export function landing(person: {
  confirmed: boolean;
  platformAdmin: boolean;
  /** Slugs of organizations the person may open, by name. */
  organizations: readonly { slug: string; mayReadUsers: boolean }[];
  /** The organization last used, which for a PlatformAdmin need not be one of theirs. */
  lastOrgSlug: string | null;
}): string {
  if (!person.confirmed) return "/confirm";
  const { lastOrgSlug: last, organizations } = person;
  const elsewhere = person.platformAdmin && last ? { slug: last, mayReadUsers: true } : undefined;
  const chosen = organizations.find((org) => org.slug === last) ?? elsewhere ?? organizations[0];
  if (chosen) return chosen.mayReadUsers ? `/o/${chosen.slug}/users` : `/o/${chosen.slug}`;
  if (person.platformAdmin) return "/platform/users";
  return "/waiting";
}
