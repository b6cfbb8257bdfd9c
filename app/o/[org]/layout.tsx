import type { ReactNode } from "react";
import { Brand } from "@/app/_ui/brand";
import { Frame } from "@/app/_ui/frame/frame";
import type { MenuGroup } from "@/app/_ui/frame/side-menu";
import { NoAccess } from "@/app/_ui/no-access";
import { chosenTheme } from "@/app/_ui/theme";
import { frameOf } from "./frame";

type Props = { params: Promise<{ org: string }>; children: ReactNode };

/** Draws the frame of an organization. It guards nothing: every page under it asks for itself. */
export default async function OrganizationLayout({ params, children }: Props) {
  const { org } = await params;
  const [read, theme] = await Promise.all([frameOf(org), chosenTheme()]);
  if (!read.ok) return <Stopped by={read} />;

  const frame = read.value;
  const base = `/o/${frame.org.slug}`;
  const menu: MenuGroup[] = [{ title: null, entries: [{ href: base, label: "Home", icon: "home" }] }];
  if (frame.may.users) {
    const count = frame.pending ? { number: frame.pending, what: "waiting for approval" } : undefined;
    menu.push({
      title: "Identity & Access",
      entries: [{ href: `${base}/users`, label: "Users", icon: "users", count }],
    });
  }
  return (
    <Frame
      place={{ slug: frame.org.slug, name: frame.org.name, role: frame.me.role }}
      menu={menu}
      switcher={{ organizations: frame.organizations, platform: frame.may.allUsers }}
      me={{ name: frame.me.name, email: frame.me.email, theme }}
    >
      {children}
    </Frame>
  );
}

/** The organization itself is closed to this person, so there is no frame to draw. */
function Stopped({ by }: { by: { code: string; message: string } }) {
  return (
    <div className="lone">
      <header>
        <Brand />
      </header>
      <main id="main" tabIndex={-1}>
        <NoAccess refused={by} back={{ href: "/waiting", label: "To your organizations" }} />
      </main>
    </div>
  );
}
