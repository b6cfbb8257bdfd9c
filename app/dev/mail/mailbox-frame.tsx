import { headers } from "next/headers";
import { notFound } from "next/navigation";
import type { ReactNode } from "react";
import { Brand } from "@/app/_ui/brand";
import { chosenTheme } from "@/app/_ui/theme";
import { ThemeSwitch } from "@/app/_ui/theme-switch";
import { askedBy, mayReadMailbox } from "@/server/mail/may-read-mailbox";

/** Callers who may not read the local mailbox get the same 404 as for any unknown page. Each mailbox page calls this first. */
export async function guardMailbox(): Promise<void> {
  if (!mayReadMailbox(askedBy(await headers()))) notFound();
}

/** The frame of the mailbox's pages. A component and not a layout: a refusal must show none of it. */
export async function MailboxFrame({ children }: { children: ReactNode }) {
  return (
    <div className="lone">
      <header>
        <Brand />
      </header>
      <main id="main" tabIndex={-1}>
        <div className="roomy">{children}</div>
      </main>
      <footer>
        <ThemeSwitch now={await chosenTheme()} />
      </footer>
    </div>
  );
}
