import type { Metadata } from "next";
import { Brand } from "./_ui/brand";
import { NavLink } from "./_ui/nav-link";

export const metadata: Metadata = { title: "Not found" };

/** The same answer for pages that don't exist and pages the reader may not know about. */
export default function NotFound() {
  return (
    <div className="lone">
      <header>
        <Brand />
      </header>
      <main id="main" tabIndex={-1}>
        <h1>This page doesn’t exist</h1>
        <p className="mt-2 mb-5 text-ink-2">
          Or you don’t belong to the organization it’s part of. Check the address, or go to the start page.
        </p>
        <NavLink href="/" className="btn">
          Go to start page
        </NavLink>
      </main>
    </div>
  );
}
