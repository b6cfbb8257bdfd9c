import { counted } from "@/app/_ui/counted";
import { NavLink } from "@/app/_ui/nav-link";
import { PageHeader } from "@/app/_ui/page-header";
import { frameOf } from "./frame";
import { LeaveButton } from "./leave-button";
import { ManagersCare } from "./managers-care";
import { titled } from "./titled";

type Props = { params: Promise<{ org: string }> };

export const generateMetadata = titled("Home");

/** Where a Member is at home: the organization, the own role, and what was granted. */
export default async function OrganizationPage({ params }: Props) {
  const { org } = await params;
  const frame = await frameOf(org);
  if (!frame.ok) return null;
  const { me, may, pending } = frame.value;

  return (
    <>
      <PageHeader title={frame.value.org.name} about={`Your role here: ${me.role}.`}>
        {may.users && (
          <NavLink className="btn primary" href={`/o/${org}/users`}>
            Users
          </NavLink>
        )}
      </PageHeader>
      {pending !== null && pending > 0 && (
        <p className="mb-4">
          <NavLink className="link" href={`/o/${org}/users/pending`}>
            {counted(pending, "One person waits", "people wait")} for approval
          </NavLink>
        </p>
      )}
      <section className="sheet max-w-[62ch] p-4" aria-labelledby="held">
        <h2 id="held" className="mb-2">
          What you may do
        </h2>
        {me.badges.length === 0 ? (
          <p className="text-ink-2">Nothing was granted to you yet. A Manager can do that.</p>
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
      {may.users && may.leave && <ManagersCare org={frame.value.org} />}
      {may.leave && (
        <section id="leave" className="mt-6 border-t border-line pt-5" aria-label="End of the membership">
          <p className="mb-3 max-w-[62ch] text-ink-2">
            You can leave at any time. Your access here and all that was granted to you then ends.
          </p>
          <LeaveButton org={frame.value.org} />
        </section>
      )}
    </>
  );
}
