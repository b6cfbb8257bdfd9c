import type { Caller } from "@/server/context";
import { firstRecorded, PLATFORM_ORG_ID } from "./append";
import type { EventAction } from "./event";

/** Says where the event of a change in an organization can be read (KMP-4). Whoever left cannot read it any more. */
export function linkEvent(
  caller: Caller,
  org: { id: string; slug: string },
  event: { action: EventAction },
): void {
  if (event.action !== "membership.left") note(caller, org.id, `/o/${org.slug}/audit`);
}

/** The same for a change of the platform. */
export const linkPlatformEvent = (caller: Caller): void => note(caller, PLATFORM_ORG_ID, "/platform/audit");

/** The same for a change of the own account. */
export const linkOwnEvent = (caller: Caller): void => note(caller, PLATFORM_ORG_ID, "/account/activity");

function note(caller: Caller, orgId: string, list: string): void {
  const seq = firstRecorded(caller, orgId);
  if (seq) caller.noteEvent?.(`${list}/${seq}`);
}
