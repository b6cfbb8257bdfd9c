import { CircleAlert, Info } from "lucide-react";
import type { ReactNode } from "react";

/** A message within the page. A bad one is announced immediately (role="alert"); a note is read in its place. */
export function Notice({ kind, children }: { kind: "note" | "bad"; children: ReactNode }) {
  const Icon = kind === "bad" ? CircleAlert : Info;
  return (
    <div className={`notice ${kind}`} role={kind === "bad" ? "alert" : undefined}>
      <Icon aria-hidden="true" />
      <div>{children}</div>
    </div>
  );
}
