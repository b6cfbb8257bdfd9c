"use client";
import { CircleAlert } from "lucide-react";
import { type ComponentProps, type ReactNode, type Ref, useId } from "react";
import { useTypedEarly } from "./typed-early";

type Around = {
  label: string;
  optional?: boolean;
  hint?: ReactNode;
  wrong?: string;
};

/** Label, control, hint and what is wrong, tied together for a reader. */
export function FieldFrame(props: Around & { id: string; children: ReactNode }) {
  return (
    <div className="field">
      <label htmlFor={props.id}>
        {props.label}
        {props.optional && <small> (optional)</small>}
      </label>
      {props.children}
      {props.wrong && (
        <p className="wrong" id={`${props.id}wrong`}>
          <CircleAlert aria-hidden="true" />
          <span>{props.wrong}</span>
        </p>
      )}
      {props.hint && (
        <p className="hint" id={`${props.id}hint`}>
          {props.hint}
        </p>
      )}
    </div>
  );
}

/** The ARIA attributes a control needs inside a `<FieldFrame>`. */
export function described(id: string, { wrong, hint }: Pick<Around, "wrong" | "hint">) {
  const by = [wrong && `${id}wrong`, hint && `${id}hint`].filter(Boolean).join(" ");
  return { id, "aria-invalid": wrong ? true : undefined, "aria-describedby": by || undefined };
}

/** A field of one line. */
export function TextField({ label, optional, hint, wrong, ...input }: Around & ComponentProps<"input">) {
  const id = useId();
  const ref = useTypedEarly(input.name, input.ref as Ref<HTMLInputElement | HTMLTextAreaElement>);
  return (
    <FieldFrame id={id} label={label} optional={optional} hint={hint} wrong={wrong}>
      <input
        className="control"
        autoComplete="off"
        {...described(id, { wrong, hint })}
        {...input}
        ref={ref}
      />
    </FieldFrame>
  );
}

/** A field of several lines. */
export function TextArea({ label, optional, hint, wrong, ...area }: Around & ComponentProps<"textarea">) {
  const id = useId();
  const ref = useTypedEarly(area.name, area.ref as Ref<HTMLInputElement | HTMLTextAreaElement>);
  return (
    <FieldFrame id={id} label={label} optional={optional} hint={hint} wrong={wrong}>
      <textarea
        className="control"
        rows={3}
        autoComplete="off"
        {...described(id, { wrong, hint })}
        {...area}
        ref={ref}
      />
    </FieldFrame>
  );
}
