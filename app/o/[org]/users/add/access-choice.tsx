import type { ComponentProps } from "react";
import { CheckBox } from "@/app/_ui/choice";
import type { Options } from "./add-user-form";
import { Disclosure } from "./disclosure";

type Props = {
  title: string;
  choices: Options["sets"];
  field: ComponentProps<"input"> & { wrong?: string };
};

/** The permission sets or the teams that come with the invitation; nothing where the organization has none. */
export function AccessChoice({ title, choices, field }: Props) {
  const { wrong, ...input } = field;
  if (choices.length === 0) return null;
  return (
    <Disclosure title={title} wrong={wrong}>
      <fieldset className="picks max-h-80 overflow-y-auto">
        <legend className="sr-only">{title}</legend>
        {choices.map(({ id, name, whyNot }) => (
          <CheckBox key={id} {...input} title={name} whyNot={whyNot} value={id} />
        ))}
      </fieldset>
    </Disclosure>
  );
}
