import type { OrgContext } from "@/server/access/read";
import { PLATFORM_ORG_ID } from "@/server/audit-log/append";
import type { Tx } from "@/server/transaction/transaction";
import { actionsIn, allButLooks, eventActions, eventCategories, everything } from "../categories";
import { type PersonFound, peopleNamed } from "../people/named";
import { idsOfPerson } from "../people/queries";
import type { Reader } from "../serialize";
import { type DaySpan, spanOf } from "./days";
import type { EventFilter } from "./input";
import { ownBeginning, type Wanted } from "./queries";

/** What a filter means: what to look for, whom a typed name fits, and what of it was ignored, in sentences. */
export interface ResolvedFilter {
  /** Null when it can only be nothing. */
  wanted: Wanted | null;
  /** Whom a typed name may mean, when there are several. */
  people: PersonFound[];
  /** A name of the one person it is narrowed to. */
  name?: string;
  ignored: string[];
}

/** What the reader's filter means in this organization. */
export async function resolveFilter(
  tx: Tx,
  { actor, org }: OrgContext,
  filter: EventFilter,
  reader: Reader,
): Promise<ResolvedFilter> {
  if (reader.all) return resolveFilterInChain(tx, org.id, filter);
  const { ignored, ...span } = spanOf(filter, new Date());
  const { membership } = actor;
  const own = membership && (await ownBeginning(tx, org.id, membership.id));
  if (!own) return { wanted: null, people: [], ignored };
  const targets = [actor.accountId, membership.id, ...(own.requestId ? [own.requestId] : [])];
  const affected = { actor: actor.accountId, targets };
  const beginning = new Date(own.joinedAt.getTime() - 60_000);
  return {
    wanted: { affected, ...actionsOf(filter), span: since(span, beginning) },
    people: [],
    ignored,
  };
}

/** Ids of one person that are followed: more than anybody gets by asking and joining over and over for years. */
const mostIds = 5000;

/** What a filter means in a whole chain. */
export async function resolveFilterInChain(
  tx: Tx,
  orgId: string,
  filter: EventFilter,
): Promise<ResolvedFilter> {
  const { ignored, ...span } = spanOf(filter, new Date());
  if (filter.about) {
    const affected = { actor: PLATFORM_ORG_ID, targets: [filter.about] };
    return { wanted: { affected, ...actionsOf(filter), span }, people: [], ignored };
  }
  const people = filter.person || !filter.who ? [] : await peopleNamed(tx, orgId, filter.who);
  const person = filter.person ?? (people.length === 1 ? people[0]?.person : undefined);
  if (filter.who && !person) return { wanted: null, people, ignored };
  const known = person ? await idsOfPerson(tx, orgId, person, mostIds) : [];
  const targets = [...new Set([person, ...known.map(({ id }) => id)])].filter((id) => id !== undefined);
  const affected = person ? { actor: person, targets } : null;
  return {
    wanted: { affected, ...actionsOf(filter), span },
    people: [],
    name: known[0]?.name,
    ignored,
  };
}

/**
 * The actions that a filter leaves, or null for all, and which are left out; one that is not known narrows nothing.
 * Without a category, looks and exports are left out, which would bury what changed; an action asked for by name is shown.
 */
function actionsOf(filter: EventFilter): Pick<Wanted, "actions" | "except"> {
  const action = eventActions.find((known) => known === filter.action);
  const category = eventCategories.find((known) => known === filter.category);
  if (category) {
    if (!action) return { actions: actionsIn(category) };
    return { actions: actionsIn(category).includes(action) ? [action] : [] };
  }
  const looks = actionsIn("looks");
  if (action) return { actions: filter.category === allButLooks && looks.includes(action) ? [] : [action] };
  return filter.category === everything ? { actions: null } : { actions: null, except: looks };
}

const since = (span: DaySpan, beginning: Date): DaySpan =>
  span.from && span.from > beginning ? span : { ...span, from: beginning };
