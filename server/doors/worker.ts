import { workerPool } from "./pools";
import { inTransaction, type Tx } from "./transaction";

/** Work of the background worker: the outbox and what is due, in every organization; no session. */
export function inWorkerTransaction<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
  return inTransaction(
    workerPool(),
    { role: "worker", readOnly: false, first: async () => undefined },
    (tx) => work(tx),
  );
}
