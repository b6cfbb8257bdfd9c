import type { ReactNode } from "react";

/** The page's one h1, a sentence under it, and what can be done here on the right. */
export function PageHeader(props: { title: string; about?: ReactNode; children?: ReactNode }) {
  return (
    <header className="page-header">
      <div>
        <h1>{props.title}</h1>
        {props.about && <p>{props.about}</p>}
      </div>
      {props.children && <div className="do">{props.children}</div>}
    </header>
  );
}
