/** Where somebody lands after signing in, or from plain `/users` (CASE-14). */
export function landing(person: {
  confirmed: boolean;
  platformAdmin: boolean;
  /** Slugs of organizations the person may open, by name. */
  organizations: readonly { id: string; slug: string; mayReadUsers: boolean }[];
  lastOrgId: string | null;
}): string {
  if (!person.confirmed) return "/confirm";
  const last = person.organizations.find((org) => org.id === person.lastOrgId);
  const chosen = last ?? person.organizations[0];
  if (chosen) return chosen.mayReadUsers ? `/o/${chosen.slug}/users` : `/o/${chosen.slug}`;
  if (person.platformAdmin) return "/platform/users";
  return "/waiting";
}
