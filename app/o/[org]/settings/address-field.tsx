"use client";
import type { ComponentProps } from "react";
import { TextField } from "@/app/_ui/field";

type Props = Omit<ComponentProps<typeof TextField>, "label"> & { former: readonly string[] };

/** The organization's place in the URL, with the earlier ones, which keep leading here. */
export function AddressField({ former, ...field }: Props) {
  return (
    <TextField
      label="Address"
      autoComplete="off"
      autoCapitalize="none"
      spellCheck={false}
      maxLength={48}
      hint={
        <>
          The part after /o/ in the address of every page: <span className="whitespace-nowrap">a–z</span>,{" "}
          <span className="whitespace-nowrap">0–9</span> and hyphens.
          {former.length > 0 && (
            <>
              {" "}
              These addresses still lead here:{" "}
              {former.map((slug, index) => (
                <span key={slug}>
                  {index > 0 && ", "}
                  <code className="text-ink">/o/{slug}</code>
                </span>
              ))}
              .
            </>
          )}
        </>
      }
      {...field}
    />
  );
}
