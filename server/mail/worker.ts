import { logFailure } from "@/server/failure-log";
import { sleep } from "@/server/outbox/notify-worker";
import { deliverNext } from "./deliver";
import { type Transport, transportOf } from "./transport";

const idleMs = 1_000;
const troubleMs = 5_000;
/** How long deliveries in progress may take after a stop before they are aborted; they are retried when their lease expires. */
const patienceMs = 3_000;

/**
 * Starts delivering the outbox in this process. Several processes can do so in parallel.
 * @param lanes number of parallel deliveries
 */
export function startWorker({ transport = transportOf(), lanes = 2 }: WorkerOptions = {}): Worker {
  const asked = new AbortController();
  const cut = new AbortController();
  const running = Promise.all(Array.from({ length: lanes }, () => lane(transport, asked.signal, cut.signal)));
  return {
    async stop() {
      asked.abort();
      const patience = setTimeout(() => cut.abort(), patienceMs);
      await running;
      clearTimeout(patience);
      transport.close();
    },
  };
}

interface WorkerOptions {
  transport?: Transport;
  lanes?: number;
}

export interface Worker {
  /** Stops after the deliveries in progress, within a few seconds. */
  stop(): Promise<void>;
}

/** Delivers emails until asked to stop. Errors (for example, the database being down) are logged; the loop continues. */
async function lane(transport: Transport, stop: AbortSignal, cut: AbortSignal): Promise<void> {
  while (!stop.aborted) {
    try {
      if (!(await deliverNext(transport, cut))) await sleep(idleMs, stop);
    } catch (error) {
      logFailure("mail", "worker", error);
      await sleep(troubleMs, stop);
    }
  }
}
