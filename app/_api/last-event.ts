let last: string | null = null;

/** Remembers the address of the event that the last call left in the audit; null for none. */
export function noteEvent(address: string | null): void {
  last = address?.startsWith("/") ? address : null;
}

/** That address, once: a later message is about something else. */
export function takeEvent(): string | null {
  const address = last;
  last = null;
  return address;
}
