import "@fontsource-variable/inter/wght.css";
import "./globals.css";
import type { Metadata, Viewport } from "next";
import type { ReactNode } from "react";
import { FocusKeeper } from "@/app/_ui/focus-keeper";
import { Offline } from "@/app/_ui/offline";
import { chosenTheme } from "@/app/_ui/theme";
import { Toasts } from "@/app/_ui/toasts";
import { env } from "@/server/env";
import { latin } from "./fonts";

export function generateMetadata(): Metadata {
  const product = env().PRODUCT_NAME;
  return {
    title: { default: product, template: `%s · ${product}` },
    description: "Membership and access for your organizations.",
    robots: { index: false },
  };
}

export const viewport: Viewport = {
  width: "device-width",
  initialScale: 1,
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#fcfcfb" },
    { media: "(prefers-color-scheme: dark)", color: "#121316" },
  ],
};

/**
 * The root layout. Reading the theme cookie makes every page dynamic, which the CSP nonce needs anyway.
 */
export default async function RootLayout({ children }: { children: ReactNode }) {
  const theme = await chosenTheme();
  return (
    <html lang="en" data-theme={theme === "system" ? undefined : theme} className={latin.variable}>
      <body>
        <a className="skip" href="#main">
          Skip to content
        </a>
        {children}
        <Toasts />
        <Offline />
        <FocusKeeper />
      </body>
    </html>
  );
}
