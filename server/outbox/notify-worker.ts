// Pages and the worker may live in different module graphs of one process, so they meet on globalThis.
const meeting = globalThis as typeof globalThis & { gatehouseMailWaiting?: Set<() => void> };

/** Tells the worker of this process that mail was committed; without it, mail is found within a second. */
export function wakeWorker(): void {
  for (const wake of meeting.gatehouseMailWaiting ?? []) wake();
}

/** Waits until somebody wakes the worker, at most `ms`. Ends at once when `stop` says so. */
export function sleep(ms: number, stop: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    meeting.gatehouseMailWaiting ??= new Set();
    const waiting = meeting.gatehouseMailWaiting;
    const done = () => {
      clearTimeout(timer);
      waiting.delete(done);
      stop.removeEventListener("abort", done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    waiting.add(done);
    stop.addEventListener("abort", done, { once: true });
    if (stop.aborted) done();
  });
}
