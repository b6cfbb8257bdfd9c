import type { api } from "@/app/_api/browser";
import { counted } from "@/app/_ui/counted";
import { Name } from "@/app/_ui/named";
import { NavLink } from "@/app/_ui/nav-link";
import { Notice } from "@/app/_ui/notice";
import { Ago, Day } from "@/app/_ui/time";

export type Organization = Awaited<ReturnType<typeof api.platform.organization.query>>;

const joinPolicies = {
  approval: "A manager approves each request.",
  open: "Anyone who asks joins right away.",
  invite_only: "By invitation only.",
};

/** An organization's numbers and settings, and its managers. */
export function OrganizationFacts({ org }: { org: Organization }) {
  const base = `/o/${org.slug}/users`;
  const open = org.state !== "archived";
  const waiting = org.requests + org.unapproved;
  const active = org.managers.filter((manager) => manager.active).length;
  return (
    <div className="grid gap-4">
      <section className="sheet p-5" aria-label="About">
        <dl className="facts">
          <dt>Members</dt>
          <dd>
            {open ? (
              <NavLink className="link alone" href={base}>
                {org.members.toLocaleString("en")}
              </NavLink>
            ) : (
              org.members.toLocaleString("en")
            )}
          </dd>
          <dt>Waiting for approval</dt>
          <dd>
            {waiting > 0 && open ? (
              <>
                <NavLink className="link alone" href={`${base}/pending`}>
                  {waiting}
                </NavLink>
                {org.unapproved > 0 &&
                  ` (${counted(org.requests, "1 request", "requests")}, ${org.unapproved} not approved)`}
              </>
            ) : (
              "none"
            )}
          </dd>
          <dt>Joining</dt>
          <dd>{joinPolicies[org.joinPolicy]}</dd>
          <dt>At sign-up</dt>
          <dd>{org.listed ? "Listed" : "Not listed"}</dd>
          <dt>Created</dt>
          <dd>
            <Day at={org.createdAt} />
          </dd>
        </dl>
      </section>
      <section className="sheet p-5" aria-labelledby="managers">
        <h2 id="managers" className="mb-3">
          Managers
        </h2>
        {active < 2 && open && (
          <div className="mb-3">
            <Notice kind="note">
              {active === 0
                ? org.invitedManagers.length > 0
                  ? "It has no manager yet: the invitation below hasn’t been accepted."
                  : "This organization has no active manager. Add one."
                : "Only one active manager. Two or three are safer, so that someone is always available."}
            </Notice>
          </div>
        )}
        <ul className="grid gap-2">
          {org.managers.map((manager) => (
            <li key={manager.id} className="wrap-anywhere">
              {open ? (
                <NavLink className="link alone" href={`${base}/${manager.id}`} translate="no">
                  {manager.name}
                </NavLink>
              ) : (
                <Name>{manager.name}</Name>
              )}{" "}
              {!manager.active && <span className="tag off">No access</span>}
              <span className="block text-ink-2">
                <Name>{manager.email}</Name>,{" "}
                {manager.lastActiveAt ? (
                  <>
                    last active <Ago at={manager.lastActiveAt} now={Date.now()} />
                  </>
                ) : (
                  "never active here"
                )}
              </span>
            </li>
          ))}
          {org.invitedManagers.map(({ id, email, by, expiresAt, expired }) => (
            <li key={id} className="wrap-anywhere">
              <NavLink
                className="link alone"
                href={`/o/${org.slug}/invitations?q=${encodeURIComponent(email)}`}
              >
                <span translate="no">{email}</span>
              </NavLink>{" "}
              <span className="tag ends">{expired ? "Invitation expired" : "Invited"}</span>
              <span className="block text-ink-2">
                by <span translate="no">{by}</span>, {expired ? "expired" : "expires"} on{" "}
                <Day at={expiresAt} />
              </span>
            </li>
          ))}
          {org.managersInAll > org.managers.length && (
            <li className="text-ink-2">
              and {(org.managersInAll - org.managers.length).toLocaleString("en")} more
              {open && (
                <>
                  :{" "}
                  <NavLink className="link alone" href={`${base}?role=manager`}>
                    all {org.managersInAll.toLocaleString("en")} managers
                  </NavLink>
                </>
              )}
            </li>
          )}
          {org.managers.length === 0 && <li className="text-ink-2">None.</li>}
        </ul>
      </section>
    </div>
  );
}
