"use client";
import { useOpenedBy } from "./opened-by";

/**
 * Tells a password manager which account a password is of, where the form itself does not ask for the address. Not
 * `type="hidden"`: managers pass over that. It is invisible, and neither the keyboard nor a screen reader stops at it.
 * @param email left out where it is the account that the page was opened with
 */
export function AccountName({ email }: { email?: string }) {
  const own = useOpenedBy()?.email;
  return (
    <input
      type="text"
      className="sr-only"
      name="username"
      autoComplete="username"
      value={email ?? own ?? ""}
      readOnly
      tabIndex={-1}
      aria-hidden="true"
    />
  );
}
