import { randomBytes } from "node:crypto";
import { type Caller, hashOf } from "@/server/context";

/**
 * Another id for the session of a request, and how to give it to the browser once the change is committed. Where the
 * answer cannot carry one, the session keeps its id.
 */
export function newIdFor({ renew }: Caller, present: Buffer): { idHash: Buffer; give: () => void } {
  if (!renew) return { idHash: present, give: () => undefined };
  const sid = randomBytes(32).toString("base64url");
  return { idHash: hashOf(sid), give: () => renew(sid) };
}
