import type { Json, StoredEvent } from "@/server/audit-log/event";
import { categoryOf } from "./categories";
import type { EventRow } from "./list/queries";
import { sentenceParts } from "./sentence";

/** Who reads: everything of an organization (`audit.view`), or what concerns themselves. */
export interface Reader {
  accountId: string;
  all: boolean;
}

/** Where the names of an event lead: the live membership of an account, the account behind another id. */
export interface Names {
  members: Map<string, string>;
  accounts: Map<string, string>;
  org: string;
  /** Names that several people in this chain have: their addresses tell which of them is meant. */
  namesakes: ReadonlySet<string> | "all";
  /** The address of the reader, who needs no telling apart from others by it. */
  mine?: string;
}

/** An event as a line of a list. */
export function lineOf({ seq, at, event }: EventRow, reader: Reader, names: Names) {
  return {
    seq,
    at: at.toISOString(),
    category: categoryOf(event.action),
    parts: sentenceParts(event, names.org).map(({ text, who, name }) => ({
      text,
      ...(name && { name }),
      ...(who ? { ...personOf(event, who, names), which: whichOf(event, who, names) } : {}),
    })),
    reason: mayReadReason(event, reader) ? (event.reason ?? null) : null,
  };
}

/** What tells somebody from their namesakes, and in which role they acted: "olive@acme.example, Manager". */
function whichOf(
  { actor, target }: StoredEvent,
  who: "actor" | "target",
  { namesakes, mine }: Names,
): string | undefined {
  const name = who === "actor" ? actor.name : target.label;
  const email = (who === "actor" ? actor.email : target.email) ?? null;
  const shared = namesakes === "all" || namesakes.has(name);
  const tells = shared && email !== name && email !== mine;
  const said = [tells ? email : null, who === "actor" ? actor.role : null];
  return said.filter((part) => part !== null).join(", ") || undefined;
}

export type EventLine = ReturnType<typeof lineOf>;

/** Everything about one event that its reader may see. */
export function detailsOf(row: EventRow, reader: Reader, names: Names) {
  const { event } = row;
  const mine = event.actor.id === reader.accountId;
  return {
    ...lineOf(row, reader, names),
    action: event.action,
    actor: { ...event.actor, ...personOf(event, "actor", names) },
    target: { ...event.target, ...personOf(event, "target", names) },
    changes: changesOf(event),
    view:
      reader.all || mine ? Object.entries(event.view ?? {}).map(([what, value]) => ({ what, value })) : [],
    // By what way it came is for auditors and for whoever did it.
    way: reader.all || mine ? { ip: event.ip, userAgent: event.userAgent, requestId: event.requestId } : null,
  };
}

function mayReadReason(event: StoredEvent, reader: Reader): boolean {
  return reader.all || event.actor.id === reader.accountId || event.reasonShown === true;
}

/** The account behind a name, and the membership it has here now. */
function personOf({ actor, target }: StoredEvent, who: "actor" | "target", { members, accounts }: Names) {
  const account = who === "actor" ? actor.id : accountOf(target, accounts);
  return { account: account ?? undefined, member: (account && members.get(account)) || undefined };
}

export const accountOf = (target: StoredEvent["target"], accounts: Map<string, string>) =>
  target.kind === "account" ? target.id : accounts.get(target.id);

/** What was before and what was after, side by side. */
export function changesOf({ before = {}, after = {} }: Pick<StoredEvent, "before" | "after">) {
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...names].map((what): { what: string; before: Json; after: Json } => ({
    what,
    before: before[what] ?? null,
    after: after[what] ?? null,
  }));
}
