import { listAddress } from "@/app/_ui/list-address";
import { NavLink } from "@/app/_ui/nav-link";
import type { requestStatuses } from "@/server/requests/input";

type Show = (typeof requestStatuses)[number];

const labels: Record<Show, string> = { waiting: "Waiting", decided: "Decided", all: "All" };

/** Which requests are listed, as links: each choice has an address. */
export function Shown({ base, now }: { base: string; now: Show }) {
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
