import type { Json, StoredEvent } from "@/server/audit-log/event";
import { catalogLabel, permissionLabel } from "@/server/catalog-files/labels";
import { stateWords } from "@/server/policy/organization-state";
import { listed } from "@/server/policy/text";

type Facts = StoredEvent["before"];

/** This many permissions are named in a sentence; the page of the event has all of them. */
const mostNamed = 4;

/** What permissions are called, of keys with spaces between them: the first few, and how many more there are. */
function permissionsNamed(keys: Json | undefined): string[] {
  const labels = split(keys).map((key) => `“${permissionLabel(key)}”`);
  const named = labels.length > mostNamed + 1 ? labels.slice(0, mostNamed) : labels;
  const more = labels.length - named.length;
  return more > 0 ? [...named, `${more} more permissions`] : named;
}

/** “View infra”, “Manage vpn” and the permission set Night watch: what grants hold; null when it is nothing. */
export function grantsInWords(facts: Facts): string | null {
  const sets = facts?.sets ? [manyNamed("permission set", String(facts.sets))] : [];
  const what = [...permissionsNamed(facts?.permissions), ...sets];
  return what.length > 0 ? listed(what) : null;
}

const permissionsInWords = (keys: Json | undefined) => grantsInWords({ permissions: keys });

/** "the team Nights", "the teams Days, Nights". */
const manyNamed = (noun: string, names: string) => `the ${noun}${names.includes(", ") ? "s" : ""} ${names}`;

/** Everything that differs between before and after: "name from Acme to Acme Works; teams off". */
export function changesInWords({
  before = {},
  after = {},
}: Pick<StoredEvent, "before" | "after">): string | null {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  const changes = names.flatMap((name) => changeInWords(name, before[name] ?? null, after[name] ?? null));
  return changes.length > 0 ? changes.join("; ") : null;
}

function changeInWords(name: string, before: Json, after: Json): string[] {
  if (before === after) return [];
  if (name === "permissions") {
    const [had, has] = [split(before), split(after)];
    const added = permissionsInWords(has.filter((key) => !had.includes(key)).join(" "));
    const removed = permissionsInWords(had.filter((key) => !has.includes(key)).join(" "));
    return [...(added ? [`added ${added}`] : []), ...(removed ? [`removed ${removed}`] : [])];
  }
  const called = fieldInWords(name);
  // A description may be long; both of them stand on the page of the event.
  if (name === "description") return [`${called} changed`];
  if (typeof after === "boolean") return [`${called} ${after ? "on" : "off"}`];
  return [`${called} from ${factInWords(name, before) ?? "none"} to ${factInWords(name, after) ?? "none"}`];
}

const fields: Record<string, string> = {
  slug: "address",
  teamsOn: "teams",
  listed: "listed at sign-up",
  askAgainAfterDays: "days until they may ask again",
  requestExpiryDays: "days until a request expires",
  signUpOpen: "sign-up",
  mailFrom: "sender of emails",
};

/** "joinPolicy" as "join policy". */
export const fieldInWords = (name: string): string =>
  fields[name] ??
  name
    .replaceAll(/([A-Z])/g, " $1")
    .replaceAll("_", " ")
    .toLowerCase();

/** One fact in words; null when there is none. */
export function factInWords(name: string, value: Json | undefined): string | null {
  if (value === undefined || value === null || value === "" || value === false) return null;
  if (name === "permissions") return permissionsInWords(value);
  if (name === "catalogs") return listed(split(value).map(catalogLabel));
  if (name === "teams") return manyNamed("team", String(value));
  if (name === "state") return stateWords[value as keyof typeof stateWords] ?? String(value);
  if (name === "role") return roleInWords(String(value));
  const text = name === "stopped" ? String(value).replace(/\.$/, "") : String(value);
  if (/^\d{4}-\d\d-\d\d(T[\d:.]+(Z|[+-]\d\d:\d\d))?$/.test(text)) return dayInWords(text);
  return ["joinPolicy", "whoMayCreateOrganizations"].includes(name) ? text.replaceAll("_", " ") : text;
}

const roleInWords = (role: string): string =>
  role.toLowerCase().replace("_", "") === "platformadmin"
    ? "a PlatformAdmin"
    : `a ${role.charAt(0).toUpperCase()}${role.slice(1)}`;

const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** "3 Nov 2026", in UTC: language data would write September differently here and there. */
const dayInWords = (text: string): string => {
  const date = new Date(text);
  return `${date.getUTCDate()} ${months[date.getUTCMonth()]} ${date.getUTCFullYear()}`;
};

const manyOf: Record<string, [verb: string, one: string, many: string]> = {
  "requests.approve": ["approving", "request", "requests"],
  "requests.reject": ["rejecting", "request", "requests"],
  "members.remove": ["removing", "person", "people"],
  "invitations.import": ["inviting", "person", "people"],
};

/** "approving 40 requests", of an action on many. */
export function jobInWords({ target, after }: Pick<StoredEvent, "target" | "after">): string {
  const [verb, one, many] = manyOf[target.label] ?? ["a bulk action on", "item", "items"];
  const total = after?.total;
  return total === undefined ? `${verb} ${many}` : `${verb} ${total} ${total === 1 ? one : many}`;
}

const split = (keys: Json | undefined): string[] =>
  String(keys ?? "")
    .split(" ")
    .filter(Boolean);
