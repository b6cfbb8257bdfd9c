"use client";
import { type ComponentProps, useId } from "react";
import { described, FieldFrame } from "./field";

type Props = ComponentProps<"select"> & { label: string; hint?: string };

/** One of a few, as the browser's own select. */
export function SelectField({ label, hint, children, ...select }: Props) {
  const id = useId();
  return (
    <FieldFrame id={id} label={label} hint={hint}>
      <select className="control" {...described(id, { hint })} {...select}>
        {children}
      </select>
    </FieldFrame>
  );
}
