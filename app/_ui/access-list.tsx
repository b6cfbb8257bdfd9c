import type { ComponentProps } from "react";
import { BecauseList } from "./because";

type Access = {
  categories: {
    key: string;
    label: string;
    permissions: {
      key: string;
      label: string;
      scope: string;
      because: ComponentProps<typeof BecauseList>["of"];
      lacks: string[] | null;
    }[];
  }[];
};

const reach: Record<string, string> = { assigned: "assigned items only", own: "own items only" };

/** Everything a person can do, each with where it comes from; a permission without effect says what it lacks. */
export function AccessList({ access }: { access: Access }) {
  return (
    <dl className="access">
      {access.categories.map(({ key, label, permissions }) => (
        <div key={key}>
          <dt>{label}</dt>
          {permissions.map((permission) => (
            <dd key={permission.key}>
              <details>
                <summary>
                  {permission.label}
                  {reach[permission.scope] && <small> · {reach[permission.scope]}</small>}
                  {permission.lacks && (
                    <>
                      {" "}
                      <span className="tag off">No effect: needs {permission.lacks.join(", ")}</span>
                    </>
                  )}
                </summary>
                <BecauseList of={permission.because} />
              </details>
            </dd>
          ))}
        </div>
      ))}
    </dl>
  );
}
