import type { EventAction, EventNoun } from "@/server/audit-log/event";
import { eventSentences } from "@/server/audit-log/sentences";

/** What an auditor narrows the list to, in the order it is offered. */
export const eventCategories = [
  "memberships",
  "requests",
  "invitations",
  "permissions",
  "accounts",
  "settings",
  "looks",
  "refusals",
  "bulk",
] as const;
export type EventCategory = (typeof eventCategories)[number];

/** What a list shows unless something else is asked for: all but looks and exports, which are most of a busy day. */
export const allButLooks = "changes";

/** What it shows with looks and exports among the rest. */
export const everything = "everything";

/** Where each kind of action belongs. A new kind does not compile before it stands here. */
const categoryOfNoun: Record<EventNoun, EventCategory> = {
  membership: "memberships",
  promotion: "memberships",
  request: "requests",
  invitation: "invitations",
  permission: "permissions",
  set: "permissions",
  team: "permissions",
  account: "accounts",
  settings: "settings",
  organization: "settings",
  platform: "settings",
  mail: "settings",
  members: "looks",
  requests: "looks",
  invitations: "looks",
  audit: "looks",
  screen: "looks",
  access: "looks",
  action: "refusals",
  job: "bulk",
};

/** The category of an action. */
export const categoryOf = (action: EventAction): EventCategory =>
  categoryOfNoun[action.slice(0, action.indexOf(".")) as EventNoun];

/** Every action there is. */
export const eventActions = Object.keys(eventSentences) as EventAction[];

/** The actions of a category. */
export const actionsIn = (category: EventCategory): EventAction[] =>
  eventActions.filter((action) => categoryOf(action) === category);

/** The kind of action in plain words for a list to choose from: "Membership role changed". */
export const actionLabel = (action: EventAction): string => {
  const words = action.replace(".", " ").replaceAll("_", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
};
