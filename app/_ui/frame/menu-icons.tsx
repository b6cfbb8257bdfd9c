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
import type { ReactNode } from "react";
import type { MenuGroup } from "./side-menu";

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

export type MenuIcon = keyof typeof icons;

/** The drawings that a menu shows, by name. */
export function menuIcons(groups: readonly MenuGroup[]): Partial<Record<MenuIcon, ReactNode>> {
  const names = groups.flatMap(({ entries }) => entries.map(({ icon }) => icon));
  return Object.fromEntries(
    names.map((name) => {
      const Icon = icons[name];
      return [name, <Icon key={name} className="icon" aria-hidden="true" />];
    }),
  );
}
