import type { MenuEntry, MenuGroup } from "@/app/_ui/frame/side-menu";
import type { frameOf } from "./frame";

type Frame = Extract<Awaited<ReturnType<typeof frameOf>>, { ok: true }>["value"];

/** The menu of an organization: what this person may open, nothing else. */
export function menuOf({ may, pending }: Frame, base: string): MenuGroup[] {
  const count = pending ? { number: pending, what: "waiting for approval" } : undefined;
  const access: (MenuEntry | false)[] = [
    may.users && { href: `${base}/users`, label: "Users", icon: "users", count },
    may.invitations && { href: `${base}/invitations`, label: "Invitations", icon: "invitations" },
    may.teams && { href: `${base}/teams`, label: "Teams", icon: "teams" },
    may.permissions && { href: `${base}/permissions`, label: "Permissions", icon: "permissions" },
    may.sets && { href: `${base}/sets`, label: "Permission sets", icon: "sets" },
  ];
  const oversight: (MenuEntry | false)[] = [
    may.users && { href: `${base}/health`, label: "Health", icon: "health" },
    { href: `${base}/audit`, label: may.audit ? "Audit" : "Your activity", icon: "audit" },
  ];
  const own: (MenuEntry | false)[] = [
    may.settings && { href: `${base}/settings`, label: "Settings", icon: "settings" },
  ];
  return [
    { title: null, entries: [{ href: base, label: "Home", icon: "home" }] },
    { title: "Identity & Access", entries: access.filter((entry) => entry !== false) },
    { title: "Oversight", entries: oversight.filter((entry) => entry !== false) },
    { title: "Organization", entries: own.filter((entry) => entry !== false) },
  ].filter((group) => group.entries.length > 0) as MenuGroup[];
}
