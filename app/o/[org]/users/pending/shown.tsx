import { listAddress } from "@/app/_ui/list-address";
import { NavLink } from "@/app/_ui/nav-link";
import type { RequestsShown } from "@/server/requests/input";

const labels: Record<RequestsShown, string> = {
  waiting: "Waiting",
  approved: "Approved",
  rejected: "Rejected",
  withdrawn: "Withdrawn",
  expired: "Expired",
  all: "All",
};

/** Which requests are listed, as links: each status has an address (KIO-8). */
export function Shown({ base, now }: { base: string; now: RequestsShown }) {
  return (
    <nav className="segments" aria-label="Requests shown">
      {Object.entries(labels).map(([show, label]) => (
        <NavLink
          key={show}
          href={listAddress(base, show === "waiting" ? {} : { show })}
          aria-current={show === now ? "true" : undefined}
        >
          {label}
        </NavLink>
      ))}
    </nav>
  );
}
