import { createHash, createHmac } from "node:crypto";
import { deriveKey } from "@/server/env";

export interface Link {
  orgId: string;
  seq: number;
  at: Date;
  body: string;
  prev: Buffer;
}

/** The hash before the first event of a chain. */
export const noHash = Buffer.alloc(32);

/** Names the key that a hash was made with, without telling it. */
export function auditKeyId(): string {
  return createHash("sha256").update(deriveKey("audit")).digest("hex").slice(0, 8);
}

/** HMAC-SHA-256 over an event and the hash before it; fields are length-prefixed, so none can run into the next. */
export function linkHash(link: Link): Buffer {
  const mac = createHmac("sha256", deriveKey("audit"));
  for (const part of [link.prev, link.orgId, String(link.seq), link.at.toISOString(), link.body]) {
    const bytes = Buffer.from(part as string);
    mac.update(`${bytes.length}:`).update(bytes);
  }
  return mac.digest();
}
