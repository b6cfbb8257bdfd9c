import { ChevronsUpDown, CircleUser, LogOut } from "lucide-react";
import { Face } from "../avatar";
import { NavLink } from "../nav-link";
import { SignOut } from "../sign-out";
import type { Theme } from "../theme";
import { ThemeSwitch } from "../theme-switch";

export type Me = { account: string; name: string; email: string; theme: Theme };

/** Who is signed in, with the theme, the own account and the way out. */
export function MePanel({ me }: { me: Me }) {
  return (
    <div className="me">
      <button type="button" className="org" popoverTarget="me">
        <Face name={me.name} />
        <span translate="no">{me.name}</span>
        <ChevronsUpDown className="icon" aria-hidden="true" />
      </button>
      <div id="me" popover="auto" className="panel above">
        <p className="px-2 py-1.5 text-ink-2 wrap-anywhere" translate="no">
          <strong className="block font-medium text-ink side:hidden">{me.name}</strong>
          {me.email}
        </p>
        <div className="px-2 pt-1 pb-2">
          <ThemeSwitch now={me.theme} />
        </div>
        <hr />
        <NavLink className="item" href="/account">
          <CircleUser className="icon" aria-hidden="true" />
          <span>Your account</span>
        </NavLink>
        <SignOut className="item">
          <LogOut className="icon" aria-hidden="true" />
        </SignOut>
      </div>
    </div>
  );
}
