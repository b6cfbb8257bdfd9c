import type { MenuGroup } from "@/app/_ui/frame/side-menu";

/** The menu of the platform section, which only platform admins can open. */
export const platformMenu: MenuGroup[] = [
  {
    title: "Identity & Access",
    entries: [
      { href: "/platform/organizations", label: "Organizations", icon: "buildings" },
      { href: "/platform/users", label: "Users", icon: "users" },
      { href: "/platform/requests", label: "Requests", icon: "requests" },
    ],
  },
  {
    title: "Oversight",
    entries: [
      { href: "/platform/health", label: "Health", icon: "health" },
      { href: "/platform/audit", label: "Audit", icon: "audit" },
      { href: "/platform/mail", label: "Email", icon: "mail" },
    ],
  },
  {
    title: "Platform",
    entries: [{ href: "/platform/settings", label: "Settings", icon: "settings" }],
  },
];
