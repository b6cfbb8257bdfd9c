import { NavLink } from "@/app/_ui/nav-link";
import { Notice } from "@/app/_ui/notice";

type Props = { org: { slug: string; name: string }; oneManager: boolean };

/** Reminders for Managers beyond single requests (KIO-25): have two or three Managers, and review the users. */
export function ManagersCare({ org, oneManager }: Props) {
  return (
    <section className="mt-4 grid max-w-[62ch] gap-3" aria-label="Reminders">
      {oneManager && (
        <Notice kind="note">
          {org.name} has only one Manager. Two or three can cover for each other; a platform admin adds them.
        </Notice>
      )}
      <p className="text-ink-2">
        Review the users every quarter and remove people who have left. See{" "}
        <NavLink className="link" href={`/o/${org.slug}/users?cols=active.expires`}>
          when each was last active
        </NavLink>
        .
      </p>
    </section>
  );
}
