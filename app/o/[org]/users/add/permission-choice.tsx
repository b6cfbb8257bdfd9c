import type { ComponentProps } from "react";
import type { Options } from "./add-user-form";

type Props = { categories: Options["categories"]; field: ComponentProps<"input"> & { wrong?: string } };

/** Permissions that come with the invitation; most give none at first, so it is folded away. */
export function PermissionChoice({ categories, field }: Props) {
  const { wrong, ...input } = field;
  return (
    <details className="grid gap-2">
      <summary className="cursor-pointer font-medium">
        Permissions <small className="font-normal text-ink-2">(none, unless you choose some)</small>
      </summary>
      <div className="grid pt-2">
        {categories.map(({ key, category, actions }) => (
          <fieldset key={key} className="category">
            <legend className="sr-only">{category}</legend>
            <span className="name" aria-hidden="true">
              {category}
            </span>
            <span className="boxes">
              {actions.map(({ key: permission, action }) => (
                <label key={permission}>
                  <input {...input} type="checkbox" value={permission} />
                  {action}
                </label>
              ))}
            </span>
          </fieldset>
        ))}
      </div>
    </details>
  );
}
