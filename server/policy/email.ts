import { withoutUnseen } from "./text";

/**
 * The one form in which addresses are compared (INV-9): trimmed, without characters that nobody sees, lower-case.
 * Addresses are ASCII and at most 254 characters, so no look-alike of another alphabet can pass for one.
 */
export function normalizeEmail(email: string): string {
  return withoutUnseen(email).toLowerCase();
}

/** Whether this text is one address that we would write to. */
export function isEmail(email: string): boolean {
  if (email.length > 254) return false;
  return /^[a-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)+$/i.test(
    email,
  );
}

/** Whether this text can stand as the sender of a mail: an address, or a name and the address in angle brackets. */
export function isSender(text: string): boolean {
  const [, name, address] = /^([^<>"\\\p{Cc}]{1,100}) <([^<>]+)>$/u.exec(text.trim()) ?? [];
  return isEmail(name && address ? address : text.trim());
}
