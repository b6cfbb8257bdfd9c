import { randomBytes } from "node:crypto";
import { hashOf } from "@/server/context";

const minute = 60 * 1000;
const day = 24 * 60 * minute;

/** How long each kind of link works, in milliseconds. The mails and pages say the same in words. */
export const linkLife = {
  confirm: day,
  setup: day,
  reset: 30 * minute,
  change_email: day,
  undo_email: 7 * day,
} as const;

/** A new one-time link: 256 random bits for the mail, their hash for the database, and when it ends. */
export function newLink(kind: keyof typeof linkLife) {
  const token = randomBytes(32).toString("base64url");
  return { token, tokenHash: hashOf(token), expiresAt: new Date(Date.now() + linkLife[kind]) };
}
