import type { Caller } from "@/server/context";
import type { EventAction } from "./event";
import { firstRecorded, noOrganization } from "./record";

const addresses = new WeakMap<Caller, string>();

/** The page of the first event that a request left, for the message that says it went well (KMP-4). */
export const addressOfEvent = (caller: Caller): string | undefined => addresses.get(caller);

/** Remembers where the event of a change in an organization can be read. Whoever left cannot read it any more. */
export function noteAddress(
  caller: Caller,
  org: { id: string; slug: string },
  event: { action: EventAction },
): void {
  const seq = firstRecorded(caller, org.id);
  if (seq && event.action !== "membership.left") addresses.set(caller, `/o/${org.slug}/audit/${seq}`);
}

/** The same for a change of the platform. */
export function notePlatformAddress(caller: Caller): void {
  const seq = firstRecorded(caller, noOrganization);
  if (seq) addresses.set(caller, `/platform/audit/${seq}`);
}
