import { NavLink } from "@/app/_ui/nav-link";

type Org = { slug: string; name: string; state: string };

/** What stands in a list of the people of an organization that has none yet. */
export function noMembers(org: Org, mayInvite: boolean) {
  return {
    title: `No one belongs to ${org.name} yet`,
    text:
      org.state === "awaiting_manager"
        ? "It awaits its first Manager, who comes by an invitation. Until then nobody can be approved."
        : "People appear here when they accept an invitation, or when their request to join is approved.",
    action: mayInvite ? (
      <NavLink className="btn" href={`/o/${org.slug}/invitations`}>
        See the invitations
      </NavLink>
    ) : undefined,
  };
}
