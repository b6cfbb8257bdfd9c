import type { Sql, TransactionSql } from "postgres";
import type { GroupRole } from "@/db/roles";
import type { OrgEvents } from "@/server/audit-log/append";
import type { AuditActor, AuditEvent } from "@/server/audit-log/event";
import type { Caller } from "@/server/context";
import type { OrgMessages, OutboxMessage } from "@/server/outbox/enqueue";
import type { Tx } from "@/server/transaction/transaction";
import type { SessionHolder } from "./may-begin";

/** An event of the scope's own organization, or events that name theirs. */
type Happened = AuditEvent | OrgEvents;

/** What a change hands back: what happened, whom to write to, and the answer. Without an event it does not compile. */
export interface Done<
  T,
  E extends Happened = AuditEvent,
  M extends OutboxMessage | OrgMessages = OutboxMessage,
> {
  events: readonly [E, ...E[]];
  /** What the change meant beyond this organization, for the platform's own chain. */
  elsewhere?: readonly OrgEvents[];
  mail?: readonly M[];
  /** The organization's address, where the person belongs to it from now on and may read its entry (X-15, KMP-4). */
  seenAt?: string;
  result: T;
}

/** The same with events and messages of any organization; what names none belongs to the scope's own. */
export type WideDone<T> = Done<T, Happened, OutboxMessage | OrgMessages>;

/** For whom nobody signed in for, only the work finds out who acts. */
export type DoneBy<T> = WideDone<T> & { by: AuditActor };

/** A part of the worker's work may turn out to have done nothing. */
export interface PartDone<T> {
  events: readonly AuditEvent[];
  mail?: readonly OutboxMessage[];
  result: T;
}

/** What a scope finds when its transaction begins. */
export interface Entered<C> {
  context: C;
  /** The account behind the session; null where nobody is signed in. */
  holder: SessionHolder | null;
  /** Who the events name; null where the work says it. */
  by: AuditActor | null;
  /** The organization of events and messages that name none. */
  home: string;
  /** The list in which the change's first event can be read (KMP-4); null where the person may not. */
  listing: string | null;
}

/**
 * Where a transaction works, and what its beginning asks the database. `read` and `change` do the rest.
 * Kinds: a person who is signed in, anyone, the worker. What locks nothing is only for reading; what locks, only for
 * changing.
 */
export interface AccessScope<
  Row,
  C,
  K extends "person" | "anyone" | "worker",
  F extends "read" | "change" | "both",
> {
  kind: K;
  /** What it is for; both where `begin` is told which. */
  for: F;
  pool: () => Sql;
  role: GroupRole;
  /** How long one statement may take; 5 s where nothing is said. */
  patience?: "2s" | "10min";
  /** The function that resolves the actor; it travels with the step into the role. */
  begin(caller: Caller, writes: boolean): (sql: TransactionSql) => Promise<Row>;
  /** Who that is, or a refusal; null where there is nothing to work on any more. */
  enter(tx: Tx, caller: Caller, row: Row): Entered<C> | Promise<Entered<C> | null>;
  /** For reads that share a transaction with others of the same request. */
  readTogether?<T>(caller: Caller, work: (tx: Tx, context: C) => Promise<T>): Promise<T>;
}
