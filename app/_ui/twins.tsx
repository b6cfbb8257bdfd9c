import type { ReactNode } from "react";

type Organization = { slug: string; name: string };

/** What is shown with an organization's name: its address, where another of the list has the same name. */
export function twins(organizations: readonly Organization[]): (organization: Organization) => ReactNode {
  const slugs = new Map<string, Set<string>>();
  for (const { name, slug } of organizations)
    slugs.set(alike(name), (slugs.get(alike(name)) ?? new Set()).add(slug));
  return ({ name, slug }) =>
    (slugs.get(alike(name))?.size ?? 0) > 1 && (
      <small translate="no" className="font-normal text-ink-2">
        {" "}
        /o/{slug}
      </small>
    );
}

const alike = (name: string) => name.normalize("NFKC").toLowerCase();
