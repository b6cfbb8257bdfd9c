import { notFound } from "next/navigation";
import type { ReactNode } from "react";
import { api, orRefused } from "@/app/_api/server";
import { Frame } from "@/app/_ui/frame/frame";
import { OverseerBanner } from "@/app/_ui/frame/overseer-banner";
import { chosenTheme } from "@/app/_ui/theme";
import { platformMenu } from "./menu";

/** The frame of the platform section. It guards nothing: every page in it checks access itself. */
export default async function PlatformLayout({ children }: { children: ReactNode }) {
  const [me, theme] = await Promise.all([orRefused(api.accounts.me()), chosenTheme()]);
  if (!me.ok) notFound();
  const { account, name, email, organizations, platformAdmin, viewOnly } = me.value;
  return (
    <Frame
      place={{ slug: null, name: "Platform", role: "All organizations" }}
      menu={platformMenu}
      banner={viewOnly && <OverseerBanner organization={null} viewOnly />}
      switcher={{ organizations, platform: platformAdmin }}
      me={{ account, name, email, theme }}
    >
      {children}
    </Frame>
  );
}
