import { NavLink } from "@/app/_ui/nav-link";
import { Notice } from "@/app/_ui/notice";

type Props = { org: { slug: string; name: string }; oneManager: boolean };

/** What Managers should look after beside single requests (KIO-25): two or three of them, and a look through. */
export function ManagersCare({ org, oneManager }: Props) {
  return (
    <section className="mt-4 grid max-w-[62ch] gap-3" aria-label="To look after">
      {oneManager && (
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
