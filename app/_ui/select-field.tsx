"use client";
import { type ComponentProps, useId } from "react";
import { described, FieldFrame } from "./field";

type Props = ComponentProps<"select"> & { label: string; hint?: string; wrong?: string };

/** One of a few, as the browser's own select. */
export function SelectField({ label, hint, wrong, children, ...select }: Props) {
  const id = useId();
  return (
    <FieldFrame id={id} label={label} hint={hint} wrong={wrong}>
      <select className="control" {...described(id, { wrong, hint })} {...select}>
        {children}
      </select>
    </FieldFrame>
  );
}
