import { NavLink } from "./nav-link";

/** From what was just done to its entry in the audit (KMP-4); nothing where it left none that this person may see. */
export function AuditLink({ event }: { event: string | null }) {
  if (!event) return null;
  return (
    <NavLink className="link" href={event}>
      See it in the audit
    </NavLink>
  );
}
