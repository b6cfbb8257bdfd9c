import { workerPool } from "@/server/transaction/pools";
import { inTransaction, type Tx } from "@/server/transaction/transaction";

/** Work of the background worker: the outbox and what is due, in every organization; no session. */
export function inWorkerTransaction<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
  return inTransaction(
    workerPool(),
    { role: "worker", readOnly: false, first: async () => undefined },
    (tx) => work(tx),
  );
}
