import { driverOf, type Tx, transactionOver } from "./transaction";

/** What Drizzle's builders have in common. */
interface Builder<T> {
  prepare(name: string): { execute(values?: Record<string, unknown>): Promise<T> };
}

/**
 * A statement whose text never changes: Drizzle builds it once, each connection of the pool prepares it once, and
 * every transaction runs it with its own values for the placeholders. For what every page asks. Whatever decides
 * about the plan must stand in the text, because PostgreSQL keeps the plan.
 */
export function preparedQuery<T>(build: (db: Tx) => Builder<T>) {
  const built = build(transactionOver(nowhere)).prepare("statement");
  return (tx: Tx, values: Record<string, unknown> = {}): Promise<T> =>
    // What Drizzle prepared belongs to one transaction; it is lent to another by giving it that one's driver.
    Object.create(built, { client: { value: driverOf(tx) } }).execute(values);
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

const nowhere = () => {
  throw new Error("A statement was run outside of a transaction.");
};
