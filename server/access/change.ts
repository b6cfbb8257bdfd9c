import type { OrgEvents } from "@/server/audit-log/append";
import type { AuditActor, AuditEvent } from "@/server/audit-log/event";
import type { Caller } from "@/server/context";
import type { OrgMessages, OutboxMessage } from "@/server/outbox/enqueue";
import { wakeWorker } from "@/server/outbox/notify-worker";
import { afterCommit, inTransaction, type Tx } from "@/server/transaction/transaction";
import { appendAuditAndOutbox } from "./append";
import { refuseViewOnly, requireSession } from "./may-begin";
import type { AccessScope, DoneBy, Entered, PartDone, WideDone } from "./scope";
import { touchSession } from "./sessions/touch";

export type { Done, DoneBy, PartDone, WideDone } from "./scope";

type Work<C, D> = (tx: Tx, context: C) => Promise<D>;

/**
 * Changes something within a scope. What the scope locks is locked and the actor read again under the lock, then `work`
 * loads, decides and writes; its events and messages commit with it, or nothing does (INV-7). Nothing slow belongs
 * inside, and nothing with an effect outside: the whole may be tried again.
 * Refuses what the scope refuses, and view_only.
 * @returns the answer; for the worker null where the organization is gone
 */
export function change<Row, C, T>(
  caller: Caller,
  scope: AccessScope<Row, C, "person", "change" | "both">,
  work: Work<C, WideDone<T>>,
): Promise<T>;
export function change<Row, C, T>(
  caller: Caller,
  scope: AccessScope<Row, C, "anyone", "change">,
  work: Work<C, DoneBy<T>>,
): Promise<T>;
export function change<Row, C, T>(
  caller: Caller,
  scope: AccessScope<Row, C, "worker", "change">,
  work: Work<C, PartDone<T>>,
): Promise<T | null>;
export async function change<Row, C, T>(
  caller: Caller,
  scope: AccessScope<Row, C, "person" | "anyone" | "worker", "change" | "both">,
  work: Work<C, WideDone<T> | DoneBy<T> | PartDone<T>>,
): Promise<T | null> {
  const { kind, pool, role, patience } = scope;
  if (kind === "person") requireSession(caller);
  const terms = { role, patience, readOnly: false, saves: true, first: scope.begin(caller, true) };
  const answer = await inTransaction(pool(), terms, async (tx, row) => {
    const entered = await scope.enter(tx, caller, row);
    if (!entered) return null;
    if (entered.holder) refuseViewOnly(entered.holder, caller);

    const done = await work(tx, entered.context);

    await record(tx, caller, entered, done, role === "auth");
    return { result: done.result, holder: entered.holder };
  });
  // Only now: inside, it would wait for a second connection while it holds the first.
  const lastSeenAt = answer?.holder?.lastSeenAt;
  if (lastSeenAt) await touchSession(caller, { lastSeenAt, lastOrgId: null }, null);
  // The worker finds by itself what it did; waking it would cut short its pauses.
  if (kind !== "worker") wakeWorker();
  return answer ? answer.result : null;
}

/** Commits the events and messages with the change, and says where the first event can be read. */
async function record<C, T>(
  tx: Tx,
  caller: Caller,
  { by, home, listing }: Entered<C>,
  done: WideDone<T> | DoneBy<T> | PartDone<T>,
  organizationsUnset: boolean,
): Promise<void> {
  const actor: AuditActor | null = by ?? ("by" in done ? done.by : null);
  if (!actor) throw new Error("A change says who made it.");
  const wide: Partial<WideDone<T>> = "elsewhere" in done || "seenAt" in done ? done : {};
  const firsts = await appendAuditAndOutbox(
    tx,
    caller,
    actor,
    {
      events: [...eventsIn(home, done.events), ...(wide.elsewhere ?? [])],
      mail: messagesIn(home, done.mail ?? []),
    },
    organizationsUnset,
  );
  const list = wide.seenAt ? `/o/${wide.seenAt}/audit` : listing;
  const [first] = done.events;
  // Someone who left cannot read the organization's entries any more.
  const readable = first && (isOrgEvents(first) || first.action !== "membership.left");
  if (list && readable && firsts[home]) afterCommit(tx, () => caller.noteEvent?.(`${list}/${firsts[home]}`));
}

const isOrgEvents = (what: AuditEvent | OrgEvents): what is OrgEvents => "events" in what;
const isOrgMessages = (what: OutboxMessage | OrgMessages): what is OrgMessages => "messages" in what;

function eventsIn(home: string, all: readonly (AuditEvent | OrgEvents)[]): OrgEvents[] {
  const events = all.flatMap((what) => (isOrgEvents(what) ? [] : [what]));
  return [...(events.length > 0 ? [{ orgId: home, events }] : []), ...all.filter(isOrgEvents)];
}

function messagesIn(home: string, all: readonly (OutboxMessage | OrgMessages)[]): OrgMessages[] {
  const messages = all.flatMap((what) => (isOrgMessages(what) ? [] : [what]));
  return [...(messages.length > 0 ? [{ orgId: home, messages }] : []), ...all.filter(isOrgMessages)];
}
