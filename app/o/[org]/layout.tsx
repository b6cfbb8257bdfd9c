import type { ReactNode } from "react";
import { Brand } from "@/app/_ui/brand";
import { Frame } from "@/app/_ui/frame/frame";
import { OverseerBanner } from "@/app/_ui/frame/overseer-banner";
import { NoAccess } from "@/app/_ui/no-access";
import { chosenTheme } from "@/app/_ui/theme";
import { frameOf } from "./frame";
import { menuOf } from "./menu";

type Props = { params: Promise<{ org: string }>; children: ReactNode };

/** Draws the frame of an organization. It guards nothing: every page under it asks for itself. */
export default async function OrganizationLayout({ params, children }: Props) {
  const { org } = await params;
  const [read, theme] = await Promise.all([frameOf(org), chosenTheme()]);
  if (!read.ok) return <Stopped by={read} />;

  const frame = read.value;
  const base = `/o/${frame.org.slug}`;
  return (
    <Frame
      place={{ slug: frame.org.slug, name: frame.org.name, role: frame.me.role }}
      menu={menuOf(frame, base)}
      switcher={{
        organizations: frame.organizations,
        platform: frame.may.allUsers,
        leave: frame.may.leave,
      }}
      me={{ account: frame.me.account, name: frame.me.name, email: frame.me.email, theme }}
      banner={
        frame.me.role === "PlatformAdmin" &&
        (frame.me.viewOnly || frame.me.membershipRole === null) && (
          <OverseerBanner organization={frame.org.name} viewOnly={frame.me.viewOnly} />
        )
      }
    >
      {children}
    </Frame>
  );
}

/** The organization itself is closed to this person, so there is no frame to draw. */
function Stopped({ by }: { by: Parameters<typeof NoAccess>[0]["refused"] }) {
  return (
    <div className="lone">
      <header>
        <Brand />
      </header>
      <main id="main" tabIndex={-1}>
        <NoAccess refused={by} back={{ href: "/waiting", label: "Go to your organizations" }} />
      </main>
    </div>
  );
}
