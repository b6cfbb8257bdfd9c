import type { ReactNode } from "react";
import { Mark } from "@/app/_ui/avatar";
import { NavLink } from "@/app/_ui/nav-link";
import { Day } from "@/app/_ui/time";
import { LeaveButton } from "@/app/o/[org]/leave-button";

type Props = {
  /** What tells it from another of its name, if there is one. */
  twin: ReactNode;
  org: {
    slug: string;
    name: string;
    role: string;
    joinedAt: string;
    expiresAt: string | null;
    off: string | null;
    whyNotLeave: string | null;
  };
};

/** One of the reader's organizations: role, dates, and a button to leave or the reason why not. */
export function OwnOrganization({ org, twin }: Props) {
  return (
    <li className="grid gap-2 border-b border-line p-4 last:border-b-0">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <Mark name={org.name} />
        <NavLink
          className="link min-w-0 leading-6 font-medium wrap-anywhere"
          href={`/o/${org.slug}`}
          translate="no"
        >
          {org.name}
        </NavLink>
        {twin}
        {org.off && <span className="tag off">{org.off}</span>}
        <span className="ml-auto text-ink-2">{org.role}</span>
      </div>
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <p className="text-ink-2">
          Since <Day at={org.joinedAt} />
          {org.expiresAt && (
            <>
              , ends on <Day at={org.expiresAt} />
            </>
          )}
        </p>
        {org.off ? null : org.whyNotLeave ? (
          <p className="max-w-[48ch] text-ink-2">{org.whyNotLeave}</p>
        ) : (
          <LeaveButton org={org} />
        )}
      </div>
    </li>
  );
}
