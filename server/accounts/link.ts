import { randomBytes } from "node:crypto";
import { hashOf } from "@/server/context";

const minute = 60 * 1000;
const day = 24 * 60 * minute;

/** How long each kind of link is valid, in milliseconds. Emails and pages state the same times. */
export const linkLife = {
  confirm: day,
  setup: day,
  reset: 30 * minute,
  change_email: day,
  undo_email: 7 * day,
} as const;

/** A new one-time link: a 256-bit random token for the email, its hash for the database, and its expiry. */
export function newLink(kind: keyof typeof linkLife) {
  const token = randomBytes(32).toString("base64url");
  return { token, tokenHash: hashOf(token), expiresAt: new Date(Date.now() + linkLife[kind]) };
}
