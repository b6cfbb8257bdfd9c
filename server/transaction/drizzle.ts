import { PgDialect } from "drizzle-orm/pg-core";
import { PostgresJsSession, PostgresJsTransaction } from "drizzle-orm/postgres-js";
import type { Sql, TransactionSql } from "postgres";

type NoSchema = Record<string, never>;
type Session = ConstructorParameters<typeof PostgresJsTransaction<NoSchema, NoSchema>>[1];

const dialect = new PgDialect();

/**
 * A running transaction: Drizzle's, over one of the driver, and what is to be done at its end. Everything that touches
 * data takes one; there is no connection outside of it. This file alone knows how Drizzle and the driver fit together.
 */
export class Tx extends PostgresJsTransaction<NoSchema, NoSchema> {
  /** The driver's handle: for statements that are to be sent without waiting for them. */
  readonly driver: TransactionSql;
  /** What is done once it is committed. */
  readonly afterwards: (() => void)[] = [];
  /** Statements that travel together with COMMIT; null where whoever began it does not wait for any. */
  pipelined: Promise<unknown>[] | null = null;

  constructor(driver: TransactionSql) {
    const session = new PostgresJsSession(driver as unknown as Sql, dialect, undefined, {});
    super(dialect, session as unknown as Session, undefined);
    this.driver = driver;
  }
}

/** What Drizzle's builders have in common. */
interface Builder<T> {
  prepare(name: string): { execute(values?: Record<string, unknown>): Promise<T> };
}

/** The transaction whose statement Drizzle is sending at this moment. */
let sending: Tx | null = null;

/** A driver that hands each statement to the transaction which sends it. */
const lent: Pick<TransactionSql, "unsafe"> = {
  unsafe(text, values, options) {
    if (!sending) throw new Error("A statement was run outside of a transaction.");
    return sending.driver.unsafe(text, values, options);
  },
};

/**
 * A statement whose text never changes: Drizzle builds it once, each connection of the pool prepares it once, and
 * every transaction runs it with its own values for the placeholders. For what every page asks. Whatever decides
 * about the plan must stand in the text, because PostgreSQL keeps the plan.
 */
export function preparedQuery<T>(build: (db: Tx) => Builder<T>) {
  const built = build(new Tx(lent as TransactionSql)).prepare("statement");
  return (tx: Tx, values: Record<string, unknown> = {}): Promise<T> => {
    sending = tx;
    try {
      // Drizzle asks the driver before it waits for anything; if it ever waited first, the statement would throw.
      return built.execute(values);
    } finally {
      sending = null;
    }
  };
}

/** Statements of one family, each built when it is first needed and kept under its name. */
export function memoizeByKey<A extends unknown[], T>(
  build: (...args: A) => T,
): (name: string, ...args: A) => T {
  const built = new Map<string, T>();
  return (name, ...args) => {
    const known = built.get(name) ?? build(...args);
    built.set(name, known);
    return known;
  };
}
