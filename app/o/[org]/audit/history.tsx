import { listAddress } from "@/app/_ui/list-address";
import { NavLink } from "@/app/_ui/nav-link";
import { frameOf } from "../frame";

/** The way to what was done to one thing, for who may see the audit (KIO-26). */
export async function History({ org, id }: { org: string; id: string }) {
  const frame = await frameOf(org);
  if (!frame.ok || !frame.value.may.audit) return null;
  return (
    <NavLink className="btn" href={listAddress(`/o/${org}/audit`, { about: id })}>
      History
    </NavLink>
  );
}
