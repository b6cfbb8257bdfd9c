import { randomBytes } from "node:crypto";
import { hashOf } from "@/server/context";

const day = 24 * 60 * 60 * 1000;

/** A new one-time link: 256 random bits for the mail, their hash for the database, and when it ends. */
export function newLink() {
  const token = randomBytes(32).toString("base64url");
  return { token, tokenHash: hashOf(token), expiresAt: new Date(Date.now() + day) };
}
