import type { Tx } from "@/server/doors/transaction";
import { searchMembers } from "@/server/members/list/queries";
import { whyNotDo } from "@/server/policy/deeds";
import type { Entered } from "@/server/read";
import { actionsIn, eventActions, eventCategories } from "../categories";
import { accountOf, lineOf, type Names, type Reader } from "../shown";
import { type Span, spanOf } from "./days";
import type { EventFilter, ListPlace } from "./input";
import { readEventKey, writeEventKey } from "./place";
import {
  accountsBehind,
  type EventRow,
  idsOfAccount,
  listEvents,
  membersOfAccounts,
  ownBeginning,
  type Wanted,
} from "./queries";

const pageSize = 50;

/** Somebody whom a typed name may mean. */
export interface PersonFound {
  account: string;
  name: string;
  email: string;
  left: boolean;
}

/** What a filter means: what to look for, whom a typed name fits, and what of it was ignored, in sentences. */
export interface Meaning {
  /** Null when it can only be nothing. */
  wanted: Wanted | null;
  people: PersonFound[];
  ignored: string[];
}

/** How this person may read the organization's audit. */
export const readerOf = ({ actor, org }: Entered): Reader => ({
  accountId: actor.accountId,
  all: whyNotDo(actor, org, "audit.view") === null,
});

/**
 * One page of an organization's audit, newest first: all of it with `audit.view`, else what one did oneself and what
 * was done to one in the present membership (KIO-26, X-15, X-18).
 */
export async function auditPage(tx: Tx, entered: Entered, input: EventFilter & ListPlace) {
  const { actor, org } = entered;
  const reader = readerOf(entered);
  const meaning = await meaningOf(tx, entered, input, reader);
  const page = await pageOf(tx, org.id, meaning.wanted, input);
  const names = await namesOf(tx, org, page.rows);
  return {
    all: reader.all,
    export: reader.all && whyNotDo(actor, org, "audit.export") === null,
    rows: page.rows.map((row) => lineOf(row, reader, names)),
    previous: page.previous,
    next: page.next,
    people: meaning.people,
    /** Who the list is narrowed to, as they were last named. */
    person: input.person && nameIn(page.rows, input.person, names),
    ignored: meaning.ignored,
  };
}

function nameIn(rows: readonly EventRow[], person: string, { accounts }: Names): string | undefined {
  for (const { event } of rows) {
    if (event.actor.id === person) return event.actor.name;
    if (accountOf(event.target, accounts) === person) return event.target.label;
  }
  return undefined;
}

/** What the reader's filter means in this organization. */
export async function meaningOf(
  tx: Tx,
  { actor, org }: Entered,
  filter: EventFilter,
  reader: Reader,
): Promise<Meaning> {
  const { ignored, ...span } = spanOf(filter, new Date());
  const actions = actionsOf(filter);
  if (!reader.all) {
    const own = actor.membership && (await ownBeginning(tx, org.id, actor.membership.id));
    if (!own || !actor.membership) return { wanted: null, people: [], ignored };
    const targets = [actor.accountId, actor.membership.id, ...(own.requestId ? [own.requestId] : [])];
    return {
      wanted: {
        concerned: { actor: actor.accountId, targets },
        actions,
        span: since(span, new Date(own.joinedAt.getTime() - 60_000)),
      },
      people: [],
      ignored,
    };
  }
  const people = filter.person || !filter.who ? [] : await peopleNamed(tx, org.id, filter.who);
  const person = filter.person ?? (people.length === 1 ? people[0]?.account : undefined);
  if (filter.who && !person) return { wanted: null, people, ignored };
  const concerned = person ? await idsOfAccount(tx, org.id, person) : null;
  return { wanted: { concerned, actions, span }, people: people.length > 1 ? people : [], ignored };
}

/** The actions that a filter leaves, or null for all; one that is not known narrows nothing. */
export function actionsOf(filter: EventFilter): Wanted["actions"] {
  const action = eventActions.find((known) => known === filter.action);
  const category = eventCategories.find((known) => known === filter.category);
  if (!action) return category ? actionsIn(category) : null;
  return !category || actionsIn(category).includes(action) ? [action] : [];
}

const since = (span: Span, beginning: Date): Span =>
  span.from && span.from > beginning ? span : { ...span, from: beginning };

/** Reads a page, and the keys to those beside it. */
export async function pageOf(tx: Tx, orgId: string, wanted: Wanted | null, place: ListPlace) {
  if (!wanted) return { rows: [], previous: undefined, next: undefined };
  const before = readEventKey(place.before);
  const key = before ?? readEventKey(place.after);
  const backwards = before !== null;
  const found = await listEvents(tx, orgId, wanted, { key, backwards, limit: pageSize + 1 });
  const more = found.length > pageSize;
  const rows = backwards && more ? found.slice(1) : found.slice(0, pageSize);
  const [first, last] = [key && (!backwards || more) ? rows[0] : undefined, rows.at(-1)];
  return {
    rows,
    previous: first && writeEventKey(first),
    next: last && (backwards || more) ? writeEventKey(last) : undefined,
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
  return { members: await membersOfAccounts(tx, org.id, known), accounts, org: org.name };
}

const mostPeople = 10;

/** Whom a name or an address fits, among those who are here and those who left. */
async function peopleNamed(tx: Tx, orgId: string, search: string): Promise<PersonFound[]> {
  const place = { sort: "name" as const, descending: false, key: null, backwards: false, limit: mostPeople };
  const here = await searchMembers(tx, orgId, { search }, place, 0);
  const left = await searchMembers(tx, orgId, { search, status: "ended" }, place, 0);
  const found = new Map<string, PersonFound>();
  for (const { rows, gone } of [
    { rows: here.rows, gone: false },
    { rows: left.rows, gone: true },
  ]) {
    for (const { accountId, name, email } of rows) {
      if (!found.has(accountId)) found.set(accountId, { account: accountId, name, email, left: gone });
    }
  }
  return [...found.values()].slice(0, mostPeople);
}
