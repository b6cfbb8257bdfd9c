"use client";
import type { ComponentProps } from "react";
import { TextField } from "@/app/_ui/field";
import { dayOrNone } from "@/server/days/input";

/** The start and end date fields of a grant; empty for none. */
export const dates = { startsOn: dayOrNone, endsOn: dayOrNone };

type Field = Omit<ComponentProps<typeof TextField>, "label">;

/** From when, and through which day, a grant counts. */
export function DateFields({ startsOn, endsOn }: { startsOn: Field; endsOn: Field }) {
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <TextField
        label="Starts on"
        optional
        type="date"
        hint="From 00:00 UTC that day. Leave blank to start right away."
        {...startsOn}
      />
      <TextField
        label="Ends on"
        optional
        type="date"
        hint="Until 23:59:59 UTC that day. Leave blank for no end date."
        {...endsOn}
      />
    </div>
  );
}
