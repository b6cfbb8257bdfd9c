import type { Metadata } from "next";
import { Brand } from "./_ui/brand";
import { NavLink } from "./_ui/nav-link";

export const metadata: Metadata = { title: "Not found" };

/** What is not there, and what this person may not know to be there: the answer is the same. */
export default function NotFound() {
  return (
    <div className="lone">
      <header>
        <Brand />
      </header>
      <main id="main" tabIndex={-1}>
        <h1>This page does not exist</h1>
        <p className="mt-2 mb-5 text-ink-2">
          Or you do not belong to the organization it is part of. Check the address, or go back to the start.
        </p>
        <NavLink href="/" className="btn">
          To the start
        </NavLink>
      </main>
    </div>
  );
}
