"use client";
import {
  Activity,
  Building2,
  CircleUser,
  House,
  KeyRound,
  Layers,
  Mail,
  MailPlus,
  ScrollText,
  Settings,
  ShieldCheck,
  UserRoundPlus,
  Users,
  UsersRound,
} from "lucide-react";
import { usePathname } from "next/navigation";
import { useEffect } from "react";
import { grouped } from "@/app/_ui/counted";
import { NavLink } from "../nav-link";

const icons = {
  home: House,
  users: Users,
  invitations: MailPlus,
  permissions: KeyRound,
  sets: Layers,
  teams: UsersRound,
  settings: Settings,
  audit: ScrollText,
  buildings: Building2,
  profile: CircleUser,
  security: ShieldCheck,
  mail: Mail,
  requests: UserRoundPlus,
  health: Activity,
};

export type MenuEntry = {
  href: string;
  label: string;
  icon: keyof typeof icons;
  /** What waits there, with the words a reader hears: "9 waiting". */
  count?: { number: number; what: string };
};
export type MenuGroup = { title: string | null; entries: MenuEntry[] };

/** The menu; the entry whose page, or a page below it, is open is the current one. */
export function SideMenu({ groups }: { groups: MenuGroup[] }) {
  const path = usePathname();
  usePopoversClosedOn(path);
  return (
    <nav aria-label="Menu" className="grid gap-[18px]">
      {groups.map(({ title, entries }) => (
        <div key={title}>
          {title && <p className="title">{title}</p>}
          <ul aria-label={title ?? undefined}>
            {entries.map((entry) => (
              <Entry key={entry.href} entry={entry} current={isOpen(path, entry)} />
            ))}
          </ul>
        </div>
      ))}
    </nav>
  );
}

function Entry({ entry, current }: { entry: MenuEntry; current: boolean }) {
  const Icon = icons[entry.icon];
  return (
    <li>
      <NavLink href={entry.href} aria-current={current ? "page" : undefined}>
        <Icon className="icon" aria-hidden="true" />
        {entry.label}
        {entry.count && (
          <b>
            {grouped(entry.count.number)}
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
