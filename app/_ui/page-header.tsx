import type { ReactNode } from "react";

type Props = {
  title: ReactNode;
  /** A word beside the title, as in a list. */
  tag?: { kind: "off" | "ends" | "you"; text: string };
  about?: ReactNode;
  children?: ReactNode;
};

/** The page's one h1, a sentence under it, and what can be done here on the right. */
export function PageHeader({ title, tag, about, children }: Props) {
  return (
    <header className="page-header">
      <div>
        <h1>{title}</h1>
        {tag && <span className={`tag ${tag.kind}`}>{tag.text}</span>}
        {about && <p>{about}</p>}
      </div>
      {children && <div className="do">{children}</div>}
    </header>
  );
}
