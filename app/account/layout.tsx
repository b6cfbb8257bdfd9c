import type { ReactNode } from "react";
import { api, orRefused } from "@/app/_api/server";
import { Frame } from "@/app/_ui/frame/frame";
import type { MenuGroup } from "@/app/_ui/frame/side-menu";
import { chosenTheme } from "@/app/_ui/theme";

const menu: MenuGroup[] = [
  {
    title: null,
    entries: [
      { href: "/account", label: "Profile", icon: "profile" },
      { href: "/account/security", label: "Security", icon: "security" },
      { href: "/account/organizations", label: "Organizations", icon: "buildings" },
      { href: "/account/access", label: "Access", icon: "permissions" },
      { href: "/account/activity", label: "Activity", icon: "audit" },
    ],
  },
];

/** The frame of the account section. It guards nothing: every page in it checks access itself. */
export default async function AccountLayout({ children }: { children: ReactNode }) {
  const [me, theme] = await Promise.all([orRefused(api.accounts.me()), chosenTheme()]);
  if (!me.ok) return children;
  const { account, name, email, organizations, platformAdmin } = me.value;
  return (
    <Frame
      place={{ slug: null, name: "Your account", role: "", email }}
      menu={menu}
      switcher={{ organizations, platform: platformAdmin }}
      me={{ account, name, email, theme }}
    >
      {children}
    </Frame>
  );
}
