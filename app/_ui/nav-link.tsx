"use client";
import Link, { useLinkStatus } from "next/link";
import type { ComponentProps } from "react";

/**
 * A link inside the application. It is a plain `<a>` without script; with script the page changes
 * in place, and a thin bar shows that it is on its way. Nothing is prefetched: every page is read
 * for one person, and prefetching pages that are never opened costs the server.
 */
export function NavLink({ children, ...rest }: ComponentProps<typeof Link>) {
  return (
    <Link prefetch={false} {...rest}>
      {children}
      <OnItsWay />
    </Link>
  );
}

function OnItsWay() {
  return useLinkStatus().pending ? <span className="loading-bar" aria-hidden="true" /> : null;
}
