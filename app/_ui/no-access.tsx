import { NavLink } from "./nav-link";

/** A page that this person may not see: the reason in words, and a way on. */
export function NoAccess(props: { why: string; back: { href: string; label: string } }) {
  return (
    <>
      <h1>No access to this page</h1>
      <p className="mt-1 mb-4 max-w-[62ch] text-ink-2">{props.why}</p>
      <NavLink className="btn" href={props.back.href}>
        {props.back.label}
      </NavLink>
    </>
  );
}
