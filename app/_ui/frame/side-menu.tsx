"use client";
import { usePathname } from "next/navigation";
import { type ReactNode, useEffect } from "react";
import { grouped } from "@/app/_ui/counted";
import { NavLink } from "../nav-link";
import type { MenuIcon } from "./menu-icons";

export type MenuEntry = {
  href: string;
  label: string;
  icon: MenuIcon;
  /** The number of open items, with the words a screen reader announces: "9 waiting". */
  count?: { number: number; what: string };
};
export type MenuGroup = { title: string | null; entries: MenuEntry[] };

type Props = {
  groups: MenuGroup[];
  /** The icon of each entry, rendered on the server, so that no page loads the icons of all menus. */
  icons: Partial<Record<MenuIcon, ReactNode>>;
};

/** The menu; the entry whose page, or a page below it, is open is the current one. */
export function SideMenu({ groups, icons }: Props) {
  const path = usePathname();
  usePopoversClosedOn(path);
  return (
    <nav aria-label="Menu" className="grid gap-[18px]">
      {groups.map(({ title, entries }) => (
        <div key={title}>
          {title && <p className="title">{title}</p>}
          <ul aria-label={title ?? undefined}>
            {entries.map((entry) => (
              <Entry key={entry.href} entry={entry} current={isOpen(path, entry)}>
                {icons[entry.icon]}
              </Entry>
            ))}
          </ul>
        </div>
      ))}
    </nav>
  );
}

function Entry({ entry, current, children }: { entry: MenuEntry; current: boolean; children: ReactNode }) {
  return (
    <li>
      <NavLink href={entry.href} aria-current={current ? "page" : undefined}>
        {children}
        {entry.label}
        {entry.count && (
          <b>
            <span>{grouped(entry.count.number)}</span>
            <span className="sr-only"> {entry.count.what}</span>
          </b>
        )}
      </NavLink>
    </li>
  );
}

function isOpen(path: string, { href, icon }: MenuEntry): boolean {
  return path === href || (icon !== "home" && icon !== "profile" && path.startsWith(`${href}/`));
}

/** The frame stays while pages change under it, so an open menu has to be closed by hand. */
function usePopoversClosedOn(path: string) {
  // biome-ignore lint/correctness/useExhaustiveDependencies: the path is what it waits for
  useEffect(() => {
    for (const open of document.querySelectorAll<HTMLElement>("[popover]:popover-open")) open.hidePopover();
  }, [path]);
}
