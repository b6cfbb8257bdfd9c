import type { Caller } from "@/server/context";
import type { EventAction } from "./event";
import { firstRecorded, noOrganization } from "./record";

/** Says where the event of a change in an organization can be read (KMP-4). Whoever left cannot read it any more. */
export function noteAddress(
  caller: Caller,
  org: { id: string; slug: string },
  event: { action: EventAction },
): void {
  if (event.action !== "membership.left") note(caller, org.id, `/o/${org.slug}/audit`);
}

/** The same for a change of the platform. */
export const notePlatformAddress = (caller: Caller): void => note(caller, noOrganization, "/platform/audit");

/** The same for a change of the own account. */
export const noteOwnAddress = (caller: Caller): void => note(caller, noOrganization, "/account/activity");

function note(caller: Caller, orgId: string, list: string): void {
  const seq = firstRecorded(caller, orgId);
  if (seq) caller.noteEvent?.(`${list}/${seq}`);
}
