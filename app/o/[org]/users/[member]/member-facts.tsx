import { withNames } from "@/app/_ui/named";
import { NavLink } from "@/app/_ui/nav-link";
import { Day } from "@/app/_ui/time";
import { ExplainButton } from "../../permissions/explain-button";
import { ChangeRoleButton } from "./change-role-button";
import type { EditedMember } from "./member";
import { SendResetButton } from "./send-reset-button";

const sources: Record<string, string> = {
  request: "asked to join",
  invitation: "accepted an invitation",
  open_policy: "joined without needing approval",
  founder: "created the organization",
  platform: "added by a platform admin",
};

type Props = { org: { slug: string; name: string }; person: EditedMember };

/** The read-only facts about a member: role, join date and permissions. */
export function MemberFacts({ org, person }: Props) {
  return (
    <section className="sheet p-5" aria-label="About">
      <dl className="facts">
        <dt>Role</dt>
        <dd className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <span>{person.role}</span>
          <ChangeRoleButton org={org} person={person} />
        </dd>
        <dt>Joined</dt>
        <dd>
          <Day at={person.joinedAt} />, {sources[person.source] ?? person.source}
        </dd>
        <dt>Password</dt>
        <dd>
          <SendResetButton org={org} person={person} />
        </dd>
        {person.approvedBy && (
          <>
            <dt>Approved by</dt>
            <dd translate="no">{person.approvedBy}</dd>
          </>
        )}
        <dt>Permissions</dt>
        <dd className="badges">
          {person.badges.length === 0 && <em className="text-ink-2 not-italic">none yet</em>}
          {person.badges.map(({ category, part, actions }) => (
            <span key={category} className={part ? "part" : undefined} title={actions.join(", ")}>
              {category}
              {part && <i className="sr-only"> partial: {actions.join(", ")}</i>}
            </span>
          ))}
          <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5 pt-1.5">
            <NavLink className="btn small" href={`/o/${org.slug}/permissions/${person.id}`}>
              Permissions
            </NavLink>
            <ExplainButton
              who={{ org: org.slug, member: person.id }}
              title={withNames`Why can or can’t ${person.name} …?`}
              whose={person.email}
            />
          </div>
        </dd>
      </dl>
    </section>
  );
}
