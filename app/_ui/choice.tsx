"use client";
import { type ComponentProps, type ReactNode, useId } from "react";

type Props = Omit<ComponentProps<"input">, "type" | "title"> & {
  title: ReactNode;
  /** What it means, in a line. */
  line?: ReactNode;
  /** Why it can't be chosen: shown after the line, and read out with the box. */
  whyNot?: string | null;
  wrong?: string;
};

/** One of several, with a line that says what it means. */
export function Radio(props: Props) {
  return <Choice type="radio" {...props} />;
}

/** Yes or no, with a line that says what yes means. */
export function CheckBox(props: Props) {
  return <Choice type="checkbox" {...props} />;
}

type ChoiceProps = Props & { type: "radio" | "checkbox" };

function Choice({ title, line, whyNot, wrong, type, defaultValue, ...input }: ChoiceProps) {
  const id = useId();
  const said = wrong ?? whyNot;
  return (
    <label className="pick">
      <input
        {...input}
        type={type}
        defaultChecked={input.defaultChecked ?? isDrawnChosen(input, defaultValue)}
        disabled={input.disabled || Boolean(whyNot)}
        aria-labelledby={`${id}title`}
        aria-describedby={line || said ? `${id}line` : undefined}
        aria-invalid={wrong ? true : undefined}
      />
      <b id={`${id}title`}>{title}</b>
      {(line || said) && (
        <span id={`${id}line`}>
          {line} {said && <span className={wrong ? "text-red" : undefined}>{said}</span>}
        </span>
      )}
    </label>
  );
}

/** Whether the server draws it chosen: it is the value that the form begins with, or one of them. */
function isDrawnChosen(
  { value, checked }: Pick<Props, "value" | "checked">,
  begins: Props["defaultValue"],
): boolean | undefined {
  if (checked !== undefined || value === undefined || begins === undefined) return undefined;
  return Array.isArray(begins) ? begins.includes(String(value)) : begins === value;
}
