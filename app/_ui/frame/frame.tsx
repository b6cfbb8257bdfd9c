import type { ReactNode } from "react";
import { OpenedBy } from "../opened-by";
import { type Me, MePanel } from "./me-panel";
import { menuIcons } from "./menu-icons";
import { type MenuGroup, SideMenu } from "./side-menu";
import { Switcher, type SwitcherEntry, type SwitcherItem } from "./switcher";

type Props = {
  place: SwitcherEntry;
  menu: MenuGroup[];
  switcher: { organizations: SwitcherItem[]; platform: boolean; leave?: boolean };
  me: Me;
  /** What must be seen on every page, above it. */
  banner?: ReactNode;
  children: ReactNode;
};

/** The frame around each page of an organization or the platform: switcher, menu and account. */
export function Frame({ place, menu, switcher, me, banner, children }: Props) {
  return (
    <OpenedBy who={me}>
      <div className="frame">
        <header className="side">
          <Switcher place={place} {...switcher} />
          <button type="button" className="btn menu-button" popoverTarget="menu">
            Menu
          </button>
          <div id="menu" popover="auto" className="menu">
            <SideMenu groups={menu} icons={menuIcons(menu)} />
            <MePanel me={me} />
          </div>
        </header>
        <main id="main" tabIndex={-1}>
          {banner}
          {children}
        </main>
      </div>
    </OpenedBy>
  );
}
