import type { ComponentProps } from "react";
import type { Options } from "./add-user-form";
import { Folded } from "./folded";

type Props = { categories: Options["categories"]; field: ComponentProps<"input"> & { wrong?: string } };

/** Single permissions that come with the invitation. */
export function PermissionChoice({ categories, field }: Props) {
  const { wrong, ...input } = field;
  return (
    <Folded title="Permissions" wrong={wrong}>
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
    </Folded>
  );
}
