import {
  allButLooks,
  type EventCategory,
  eventActions,
  eventCategories,
  everything,
} from "@/server/audit/categories";
import type { EventAction } from "@/server/audit-log/event";
import type { ListQuery } from "../list-address";
import { one, searched } from "../search-params";

export type AuditQuery = ListQuery & {
  action?: EventAction;
  category?: EventCategory | typeof allButLooks | typeof everything;
};

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Reads the filters and the place of an audit from its address. What is not known there is ignored. */
export function auditQuery(params: Record<string, string | string[] | undefined>): AuditQuery {
  const text = (name: string, most = 200) => searched(params[name], most);
  const known = <T extends string>(name: string, values: readonly T[]) =>
    values.find((value) => value === one(params[name]));
  const id = (name: string) => (uuid.test(one(params[name])) ? one(params[name]) : undefined);
  return {
    q: text("q"),
    person: id("person"),
    about: id("about"),
    organization: text("organization", 60),
    action: known("action", eventActions),
    category: known("category", [...eventCategories, allButLooks, everything]),
    from: text("from", 40),
    to: text("to", 40),
    after: text("after", 40),
    before: text("before", 40),
  };
}

/** What the server's list takes of it. */
export function auditInput({ q, person, about, action, category, from, to, after, before }: AuditQuery) {
  return { who: q, person, about, action, category, from, to, after, before };
}

/** True when something narrows the list. */
export const isAuditNarrowed = ({ q, person, about, action, category, from, to }: AuditQuery): boolean =>
  Boolean(q ?? person ?? about ?? action ?? category ?? from ?? to);
