import { NavLink } from "./nav-link";

/** Links a change that was just made to its audit entry (KMP-4); renders nothing where the person may not see one. */
export function AuditLink({ event }: { event: string | null }) {
  if (!event) return null;
  return (
    <NavLink className="link" href={event}>
      See it in the audit log
    </NavLink>
  );
}
