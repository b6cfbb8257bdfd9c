import { logFailure } from "@/server/failure-log";
import { sleep } from "@/server/outbox/notify-worker";
import { deliverNext } from "./deliver";
import { type Transport, transportOf } from "./transport";

const idleMs = 1_000;
const troubleMs = 5_000;
/** How long mails under way may take after a stop before they are cut off; their leases bring them back. */
const patienceMs = 3_000;

/**
 * Starts delivering the outbox in this process. Any number of processes may do so at once.
 * @param lanes mails under way at a time
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
  /** Ends after the mails under way, within some seconds. */
  stop(): Promise<void>;
}

/** Delivers one mail after the other until asked to stop. Trouble, such as a database away, ends nothing. */
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
