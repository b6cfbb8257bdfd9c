"use client";
import type { ComponentProps } from "react";
import { z } from "zod/mini";
import { isSameText } from "@/server/policy/fold";
import { TextField } from "./field";

/** True when so many are ended at once that the organization's name has to be typed. */
export const asksForName = (count: number) => count > 10;

/** A name that has to be typed before many are ended at once; capitals and accents do not matter. */
export const typedName = (name: string) =>
  z
    .string()
    .check(
      z.refine(
        (typed) => isSameText(typed, name),
        "That isn’t the organization’s name. Type it exactly as shown above.",
      ),
    );

/** Asks for the organization's name, so that no one ends many memberships by accident. */
export function TypedName({ expected, ...field }: { expected: string } & Omit<Field, "label">) {
  return (
    <TextField
      label={`Type ${expected} to confirm`}
      autoComplete="off"
      autoCapitalize="none"
      spellCheck={false}
      {...field}
    />
  );
}

type Field = ComponentProps<typeof TextField>;
