"use client";
import { type ComponentProps, type Ref, useId, useState } from "react";
import { described, FieldFrame } from "./field";
import { useTypedEarly } from "./typed-early";
import { useHydrated } from "./use-hydrated";

type Props = ComponentProps<"input"> & {
  label: string;
  wrong?: string;
  /** The shortest length a new password may have; none for the password one already has. */
  least?: number;
};

/** A password that can be shown; for a new one the hint counts along. Paste and managers work. */
export function PasswordField({ label, wrong, least, onChange, ...input }: Props) {
  const id = useId();
  const ref = useTypedEarly(input.name, input.ref as Ref<HTMLInputElement | HTMLTextAreaElement>);
  const hydrated = useHydrated();
  const [shown, setShown] = useState(false);
  const [length, setLength] = useState(0);
  const hint = least === undefined ? undefined : lengthHint(length, least);

  return (
    <FieldFrame id={id} label={label} wrong={wrong} hint={hint}>
      <div className="control-with">
        <input
          {...input}
          {...described(id, { wrong, hint })}
          ref={ref}
          className="control"
          type={shown ? "text" : "password"}
          autoComplete={least === undefined ? "current-password" : "new-password"}
          spellCheck={false}
          autoCapitalize="none"
          onChange={(event) => {
            setLength(codePoints(event.target.value));
            return onChange?.(event);
          }}
        />
        {hydrated && (
          <div className="inside">
            <button type="button" aria-controls={id} onClick={() => setShown(!shown)}>
              <span>{shown ? "Hide" : "Show"}</span>
              <span className="sr-only"> password</span>
            </button>
          </div>
        )}
      </div>
      {least !== undefined && (
        <p className="sr-only" role="status">
          {length >= least ? "Long enough." : ""}
        </p>
      )}
    </FieldFrame>
  );
}

function lengthHint(length: number, least: number): string {
  if (length === 0) return `At least ${least} characters. Several words are easier to remember.`;
  if (length < least) return `At least ${least} characters: ${least - length} more.`;
  return `${length} characters: long enough.`;
}

/** Characters as people count them for a password: code points of the composed form. */
function codePoints(text: string): number {
  return [...text.normalize("NFC")].length;
}
