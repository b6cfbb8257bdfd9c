import { X } from "lucide-react";
import { NavLink } from "./nav-link";

/** Something that narrows a list, and the way to take it back. */
export function Chip({ text, without, remove }: { text: string; without: string; remove: string }) {
  return (
    <p className="chip">
      <span>{text}</span>
      <NavLink href={without} aria-label={remove}>
        <X className="icon" aria-hidden="true" />
      </NavLink>
    </p>
  );
}
