import type { ReactNode } from "react";

/** A part of the form that most leave empty, folded away; what is wrong with it opens it. */
export function Disclosure({
  title,
  wrong,
  children,
}: {
  title: string;
  wrong?: string;
  children: ReactNode;
}) {
  return (
    <details className="grid gap-2" open={wrong ? true : undefined}>
      <summary className="cursor-pointer font-medium">
        {title} <small className="font-normal text-ink-2">(none unless you choose some)</small>
      </summary>
      {wrong && (
        <p role="alert" className="pt-2 text-red">
          {wrong}
        </p>
      )}
      <div className="grid pt-2">{children}</div>
    </details>
  );
}
