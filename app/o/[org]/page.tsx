import { api, orRefused } from "@/app/_api/server";
import { counted } from "@/app/_ui/counted";
import { ManagersNamed } from "@/app/_ui/managers-named";
import { Name } from "@/app/_ui/named";
import { NavLink } from "@/app/_ui/nav-link";
import { PageHeader } from "@/app/_ui/page-header";
import { frameOf } from "./frame";
import { LeaveButton } from "./leave-button";
import { ManagersCare } from "./managers-care";
import { orgMetadata } from "./metadata";

type Props = { params: Promise<{ org: string }> };

export const generateMetadata = orgMetadata("Home");

/** A member’s home page: the organization, their role and their permissions. */
export default async function OrganizationPage({ params }: Props) {
  const { org } = await params;
  const frame = await frameOf(org);
  if (!frame.ok) return null;
  const { me, may, pending } = frame.value;
  const { name } = frame.value.org;
  const own = may.leave ? await orRefused(api.members.own({ org })) : null;

  return (
    <>
      <PageHeader title={<Name>{frame.value.org.name}</Name>} about={`Your role here: ${me.role}.`}>
        {may.users && (
          <NavLink className="btn primary" href={`/o/${org}/users`}>
            Users
          </NavLink>
        )}
      </PageHeader>
      {pending !== null && pending > 0 && (
        <p className="mb-4">
          <NavLink className="link" href={`/o/${org}/users/pending`}>
            {counted(pending, "One person is waiting", "people are waiting")} for approval
          </NavLink>
        </p>
      )}
      <section className="sheet max-w-[62ch] p-4" aria-labelledby="held">
        <h2 id="held" className="mb-2">
          What you can do
        </h2>
        {me.badges.length === 0 ? (
          <p className="text-ink-2">{nothingGranted(me, name)}</p>
        ) : (
          <dl className="grid grid-cols-[auto_1fr] items-baseline gap-x-4 gap-y-1.5">
            {me.badges.map(({ category, part, label }) => (
              <div key={category} className="contents">
                <dt className="badges">
                  <span className={part ? "part" : undefined}>{category}</span>
                </dt>
                <dd className="text-ink-2">{label.slice(category.length + 2)}</dd>
              </div>
            ))}
          </dl>
        )}
      </section>
      {may.users && own?.ok && <ManagersCare org={frame.value.org} oneManager={own.value.oneManager} />}
      {!may.users && (
        <section className="sheet mt-4 grid max-w-[62ch] gap-2 p-4" aria-labelledby="managers">
          <h2 id="managers">Managers</h2>
          <ManagersNamed org={frame.value.org.slug} />
          <p className="text-ink-2">If you need more than what’s listed above, ask one of them.</p>
        </section>
      )}
      {may.leave && <Leaving org={frame.value.org} whyNot={own?.ok ? own.value.whyNotLeave : null} />}
    </>
  );
}

/** Shown in place of permissions to a person who has none. */
function nothingGranted(
  { role, membershipRole }: { role: string; membershipRole: string | null },
  org: string,
) {
  if (role !== "PlatformAdmin") return "You have no permissions yet. A Manager can grant them.";
  return membershipRole
    ? `As a platform admin you can manage everything in ${org}. Your own membership has no permissions.`
    : `As a platform admin you can manage everything in ${org} without belonging to it. What you do here is in its audit log.`;
}

/** How to leave, or why one cannot (CASE-9). */
function Leaving({ org, whyNot }: { org: { slug: string; name: string }; whyNot: string | null }) {
  return (
    <section id="leave" className="mt-6 border-t border-line pt-5" aria-label="Leave">
      <p className="mb-3 max-w-[62ch] text-ink-2">
        {whyNot ?? "You can leave at any time. You’ll lose your access and all your permissions here."}
      </p>
      {whyNot === null && <LeaveButton org={org} />}
    </section>
  );
}
