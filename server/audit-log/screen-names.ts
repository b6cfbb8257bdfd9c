import { cleanLine, startOf } from "@/server/policy/text";
import { PLATFORM_ORG_ID } from "./append";
import type { AuditEvent, Json } from "./event";

/** What a reader would call what a procedure shows. A test holds that none is missing. */
const screens: Record<string, string> = {
  "members.list": "the users",
  "members.details": "a person’s page",
  "members.own": "their own membership",
  "members.roleChoices": "the role of a person",
  "grants.of": "a person’s permissions",
  "grants.preview": "what a change of permissions would do",
  "permissions.access": "what a person may do",
  "permissions.decide": "whether a person may do something",
  "permissions.explain": "why a person may do something",
  "permissions.teams": "what teams give",
  "permissions.why": "why a person or a team may do something",
  "permissions.explainMine": "why they may do something",
  "permissions.choices": "what can be granted",
  "permissions.columns": "what can be granted",
  "permissions.mine": "their own permissions",
  "requests.list": "the requests to join",
  "promotions.list": "the proposals of Managers",
  "promotions.of": "the proposal about a person",
  "invitations.list": "the invitations",
  "invitations.options": "what can be given with an invitation",
  "invitations.preview": "whom an invitation would reach",
  "invitations.checkedFile": "a file of people to invite",
  "sets.list": "the permission sets",
  "sets.get": "a permission set",
  "sets.preview": "what a change of a permission set would do",
  "sets.previewArchive": "whom the end of a permission set would touch",
  "teams.list": "the teams",
  "teams.get": "a team",
  "teams.findPeople": "whom a team could take in",
  "teams.findForMember": "what teams could take a person in",
  "teams.ofMember": "the teams of a person",
  "teams.previewPlace": "what a place in a team would give",
  "teams.previewEnd": "whom the end of a team would touch",
  "organizations.settings": "the settings",
  "catalogs.switches": "the catalogs",
  "catalogs.preview": "what switching catalogs or teams would do",
  "health.organization": "what needs care",
  "organizations.managers": "who the Managers are",
  "jobs.get": "an action on many",
  "audit.list": "the audit",
  "audit.get": "an entry of the audit",
  "audit.on": "who had access on a day",
  "audit.platformList": "the audit",
  "audit.platformGet": "an entry of the audit",
  "health.platform": "what needs care",
  "platform.account": "an account",
  "platform.accountStanding": "where an account belongs",
  "platform.accounts": "all users",
  "platform.findSuccessors": "who could follow a Manager",
  "platform.findAccounts": "whom a name finds",
  "platform.mail": "the mail",
  "platform.organization": "an organization",
  "platform.organizations": "all organizations",
  "platform.requests": "all requests to join",
  "platform.settings": "the settings",
};

/** What a procedure shows, in words. */
export const screenName = (procedure: string): string => screens[procedure] ?? procedure;

/** Where in a list one is: no part of what was looked at. */
const places = new Set(["org", "after", "before"]);

/** The event of a look at something: which procedure was read, and with what filter. */
export function screenViewed(procedure: string, input: unknown): AuditEvent {
  const asked = Object.entries(input && typeof input === "object" ? input : {}).filter(
    (entry): entry is [string, Exclude<Json, null>] =>
      !places.has(entry[0]) && ["string", "number", "boolean"].includes(typeof entry[1]),
  );
  const short = asked.map(([name, value]) => [
    name,
    typeof value === "string" ? startOf(cleanLine(value), 200) : value,
  ]);
  return {
    action: "screen.viewed",
    target: { kind: "list", id: PLATFORM_ORG_ID, label: screenName(procedure) },
    view: { what: procedure, ...Object.fromEntries(short) },
  };
}
