import { ArrowLeft } from "lucide-react";
import { NavLink } from "./nav-link";

/** The way up to the list a page was opened from. */
export function BackLink({ href, children }: { href: string; children: string }) {
  return (
    <NavLink className="back" href={href}>
      <ArrowLeft className="icon" aria-hidden="true" />
      {children}
    </NavLink>
  );
}
