import type { ReactNode } from "react";

type Props = { label: string; className: string; children: ReactNode };

/** A box that scrolls by itself. It takes the focus, so that the keys can scroll it where nothing in it does. */
export function ScrollBox({ label, className, children }: Props) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: without the focus no key scrolls it in every browser
    <section className={`scrolls ${className}`} aria-label={label} tabIndex={0}>
      {children}
    </section>
  );
}
