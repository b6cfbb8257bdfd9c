import type { ReactNode } from "react";
import { holder } from "@/app/_api/holder";
import { Brand } from "@/app/_ui/brand";
import { OpenedBy } from "@/app/_ui/opened-by";
import { chosenTheme } from "@/app/_ui/theme";
import { ThemeSwitch } from "@/app/_ui/theme-switch";

/** The frame of pages outside any organization. It guards nothing: each page checks access itself. */
export default async function AuthLayout({ children }: { children: ReactNode }) {
  return (
    <OpenedBy who={await holder()}>
      <div className="lone">
        <header>
          <Brand />
        </header>
        <main id="main" tabIndex={-1}>
          {children}
        </main>
        <footer>
          <ThemeSwitch now={await chosenTheme()} />
        </footer>
      </div>
    </OpenedBy>
  );
}
