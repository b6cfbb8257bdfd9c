import type { ReactNode } from "react";

/** Nothing to list: what is so, what to do, and the way to do it. */
export function EmptyState(props: { title: string; children: ReactNode; action?: ReactNode }) {
  return (
    <div className="empty">
      <h2>{props.title}</h2>
      <p>{props.children}</p>
      {props.action && <div className="do">{props.action}</div>}
    </div>
  );
}
