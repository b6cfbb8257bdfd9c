import { api, orRefused } from "@/app/_api/server";
import { NavLink } from "@/app/_ui/nav-link";
import { Notice } from "@/app/_ui/notice";

/** What Managers should look after beside single requests (KIO-25): two or three of them, and a look through. */
export async function ManagersCare({ org }: { org: { slug: string; name: string } }) {
  const managers = await orRefused(
    api.members.list({ org: org.slug, role: "Manager", status: "active", sort: "name", descending: false }),
  );
  if (!managers.ok) return null;
  return (
    <section className="mt-4 grid max-w-[62ch] gap-3" aria-label="To look after">
      {managers.value.total === 1 && (
        <Notice kind="note">
          {org.name} has one Manager. Two or three can stand in for each other; a platform administrator
          appoints them.
        </Notice>
      )}
      <p className="text-ink-2">
        Look through the users every quarter, and remove who has left:{" "}
        <NavLink className="link" href={`/o/${org.slug}/users?cols=active.expires`}>
          when each was last active
        </NavLink>
        .
      </p>
    </section>
  );
}
