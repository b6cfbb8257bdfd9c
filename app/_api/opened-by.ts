/** Marks the account that a page was opened with (app/_ui/opened-by.tsx). */
const element = "[data-account]";

/** The account this page was opened with, for the header of every call; empty where it says none. */
export function openedBy(): string {
  return document.querySelector<HTMLElement>(element)?.dataset.account ?? "";
}

/** Lets this page say none until it is read again, after it turned a sign-up into an account. */
export function forgetOpenedBy(): void {
  document.querySelector(element)?.removeAttribute("data-account");
}

/** The header that says it. Named in server/context.ts as well. */
export const accountHeaders = () => ({ "gatehouse-account": openedBy() });
