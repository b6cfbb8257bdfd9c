import { createHash, createHmac } from "node:crypto";
import { deriveKey, formerKeys } from "@/server/env";

export interface ChainLink {
  orgId: string;
  seq: number;
  at: Date;
  body: string;
  prev: Buffer;
}

/** The hash before the first event of a chain. */
export const noHash = Buffer.alloc(32);

const idOf = (key: Buffer) => createHash("sha256").update(key).digest("hex").slice(0, 8);

/** Names the key that a hash is made with now, without telling it. */
export const auditKeyId = (): string => idOf(deriveKey("audit"));

/** The keys of the present secret and of those before it, by their names. */
export function auditKeys(): ReadonlyMap<string, Buffer> {
  return new Map([deriveKey("audit"), ...formerKeys("audit")].map((key) => [idOf(key), key]));
}

/** HMAC-SHA-256 over an event and the hash before it; fields are length-prefixed, so none can run into the next. */
export function linkHash(link: ChainLink, key: Buffer = deriveKey("audit")): Buffer {
  return sealOf([link.prev, link.orgId, String(link.seq), link.at.toISOString(), link.body], key);
}

/** What a tombstone says, with the key's word that it was put there by whoever holds the secret. */
export function checkpointSignature(
  stone: { orgId: string; lastSeq: number; lastHash: Buffer; removed: number; before: string },
  key: Buffer = deriveKey("audit"),
): Buffer {
  const { orgId, lastSeq, lastHash, removed, before } = stone;
  return sealOf(["tombstone", orgId, String(lastSeq), lastHash, String(removed), before], key);
}

function sealOf(parts: readonly (string | Buffer)[], key: Buffer): Buffer {
  const mac = createHmac("sha256", key);
  for (const part of parts) {
    const bytes = Buffer.from(part as string);
    mac.update(`${bytes.length}:`).update(bytes);
  }
  return mac.digest();
}
