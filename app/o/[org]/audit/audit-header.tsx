import { NavLink } from "@/app/_ui/nav-link";
import { PageHeader } from "@/app/_ui/page-header";

/** The heading of an organization's audit; what it shows depends on who reads. */
export function AuditHeader({ org, name, all }: { org: string; name: string; all: boolean }) {
  return all ? (
    <PageHeader
      title="Operation Audit"
      about={`Every change in ${name} and who made it. Entries can’t be changed.`}
    >
      <NavLink className="btn" href={`/o/${org}/audit/on`}>
        Who had access on a given day
      </NavLink>
    </PageHeader>
  ) : (
    <PageHeader
      title="Your activity"
      about={`What you did in ${name} and what was done to you since you joined.`}
    />
  );
}
