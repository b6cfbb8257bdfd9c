import type { Actor } from "./actor";
import { type ManagerCounts, type Target, whyNotEdit, whyNotRemove, whyNotTouchRole } from "./member-change";

/** What the actions of one row of the users table answer, each null or why not. */
export function reasonsFor(actor: Actor, target: Target, counts: ManagerCounts) {
  return {
    changeRole: whyNotTouchRole(actor, target),
    edit: whyNotEdit(actor, target),
    remove: whyNotRemove(actor, target, counts),
  };
}
