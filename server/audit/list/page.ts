import type { OrgContext } from "@/server/access/read";
import { whyNotDo } from "@/server/policy/actions";
import type { Tx } from "@/server/transaction/transaction";
import { namesakesAmong } from "../people/queries";
import { accountOf, lineOf, type Names, type Reader } from "../serialize";
import { decodeEventCursor, encodeEventCursor } from "./cursor";
import type { EventFilter, ListPlace } from "./input";
import { accountsBehind, type EventRow, listEvents, membersOfAccounts, type Wanted } from "./queries";
import { type ResolvedFilter, resolveFilter } from "./resolve-filter";

const pageSize = 50;

/** How this person may read the organization's audit. */
export const readerOf = ({ actor, org }: OrgContext): Reader => ({
  accountId: actor.accountId,
  all: whyNotDo(actor, org, "audit.view") === null,
});

/**
 * One page of an organization's audit, newest first: all of it with `audit.view`, else what one did oneself and what
 * was done to one in the present membership (KIO-26, X-15, X-18).
 */
export async function auditPage(tx: Tx, context: OrgContext, input: EventFilter & ListPlace) {
  const { actor, org } = context;
  const reader = readerOf(context);
  const meaning = await resolveFilter(tx, context, input, reader);
  return {
    all: reader.all,
    export: reader.all && whyNotDo(actor, org, "audit.export") === null,
    ...(await pageOfChain(tx, org, meaning, input, reader)),
  };
}

/** A page of one chain as its reader sees it, with the keys to those beside it. */
export async function pageOfChain(
  tx: Tx,
  chain: { id: string; name: string },
  { wanted, people, name, ignored }: ResolvedFilter,
  place: EventFilter & ListPlace,
  reader: Reader,
) {
  const { rows, previous, next } = await pageOf(tx, chain.id, wanted, place);
  const names = await namesOf(tx, chain, rows);
  return {
    rows: rows.map((row) => lineOf(row, reader, names)),
    previous,
    next,
    people,
    /** Who the list is narrowed to, as they were last named. */
    person: place.person && (nameIn(rows, place.person, names) ?? name),
    /** How what the list is about was last called. */
    about: place.about && rows[0]?.event.target.label,
    ignored,
  };
}

function nameIn(rows: readonly EventRow[], person: string, { accounts }: Names): string | undefined {
  for (const { event } of rows) {
    if (event.actor.id === person) return event.actor.name;
    if (accountOf(event.target, accounts) === person) return event.target.label;
  }
  return undefined;
}

async function pageOf(tx: Tx, orgId: string, wanted: Wanted | null, place: ListPlace) {
  if (!wanted) return { rows: [], previous: undefined, next: undefined };
  const before = decodeEventCursor(place.before);
  const key = before ?? decodeEventCursor(place.after);
  const backwards = before !== null;
  const found = await listEvents(tx, orgId, wanted, { key, backwards, limit: pageSize + 1 });
  const more = found.length > pageSize;
  const rows = backwards && more ? found.slice(1) : found.slice(0, pageSize);
  const [first, last] = [key && (!backwards || more) ? rows[0] : undefined, rows.at(-1)];
  return {
    rows,
    previous: first && encodeEventCursor(first),
    next: last && (backwards || more) ? encodeEventCursor(last) : undefined,
  };
}

/** Whom the names of events lead to. */
export async function namesOf(
  tx: Tx,
  org: { id: string; name: string },
  rows: readonly EventRow[],
): Promise<Names> {
  const behind = rows.filter(({ event }) => ["membership", "request"].includes(event.target.kind));
  const accounts = await accountsBehind(tx, org.id, [...new Set(behind.map(({ event }) => event.target.id))]);
  const named = rows.flatMap(({ event }) => [event.actor.id, accountOf(event.target, accounts)]);
  const known = [...new Set(named.filter((id) => typeof id === "string"))];
  const called = rows.flatMap(({ event }) => [event.actor.name, event.target.label]);
  const [members, namesakes] = await Promise.all([
    membersOfAccounts(tx, org.id, known),
    namesakesAmong(tx, org.id, [...new Set(called)]),
  ]);
  return { members, accounts, org: org.name, namesakes };
}
