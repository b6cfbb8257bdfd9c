import { NavLink } from "@/app/_ui/nav-link";

type Org = { slug: string; name: string; state: string };

/** The empty state of the user list of an organization without members. */
export function noMembers(org: Org, mayInvite: boolean) {
  return {
    title: `No one belongs to ${org.name} yet`,
    text:
      org.state === "awaiting_manager"
        ? "It has no Manager yet. Until one accepts an invitation, no one can be approved."
        : "People appear here when they accept an invitation or their request to join is approved.",
    action: mayInvite ? (
      <NavLink className="btn" href={`/o/${org.slug}/invitations`}>
        See invitations
      </NavLink>
    ) : undefined,
  };
}
