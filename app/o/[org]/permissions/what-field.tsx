"use client";
import { type ComponentProps, useId } from "react";
import type { api } from "@/app/_api/browser";
import { described, FieldFrame } from "@/app/_ui/field";
import { PermissionOptions } from "./permission-options";

type Offered = Awaited<ReturnType<typeof api.sets.list.query>>;
type Props = ComponentProps<"select"> & Pick<Offered, "sets" | "choices"> & { wrong?: string };

/** One of everything that can be granted: the organization's sets first, then single permissions by category. */
export function WhatField({ sets, choices, wrong, ...select }: Props) {
  const id = useId();
  return (
    <FieldFrame id={id} label="Set or permission" wrong={wrong}>
      <select className="control" {...described(id, { wrong })} {...select}>
        <option value="">Choose…</option>
        {sets.length > 0 && (
          <optgroup label="Permission sets">
            {sets.map((set) => (
              <option key={set.id} value={`set:${set.id}`}>
                {set.name}
              </option>
            ))}
          </optgroup>
        )}
        <PermissionOptions choices={choices} prefix="permission:" />
      </select>
    </FieldFrame>
  );
}
