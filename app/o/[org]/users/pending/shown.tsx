import { type ListQuery, listAddress } from "@/app/_ui/list-address";
import { NavLink } from "@/app/_ui/nav-link";
import type { RequestsShown } from "@/server/requests/input";

const labels: Record<RequestsShown, string> = {
  waiting: "Waiting",
  late: "More than 7 days",
  approved: "Approved",
  rejected: "Rejected",
  withdrawn: "Withdrawn",
  expired: "Expired",
  all: "All",
};

type Props = { base: string; query: ListQuery; now: RequestsShown };

/** Which requests are listed, as links: each status has an address (KIO-8). */
export function StatusLinks({ base, query, now }: Props) {
  return (
    <nav className="segments" aria-label="Requests shown">
      {Object.entries(labels).map(([show, label]) => (
        <NavLink
          key={show}
          href={listAddress(base, query, { show: show === "waiting" ? undefined : show })}
          aria-current={show === now ? "true" : undefined}
        >
          {label}
        </NavLink>
      ))}
    </nav>
  );
}
