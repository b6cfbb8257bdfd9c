import { log } from "@/server/log";

/**
 * How long a failure counts, in milliseconds. Whoever asks for our health may send people elsewhere meanwhile, and then
 * nothing is written here that could show it to be over.
 */
const countsFor = 60_000;

/**
 * PostgreSQL answers, but cannot store: a full disk and other things it lacks (53), a disk that fails (58), a server
 * that only reads (25006).
 */
const cannotStore = /^(53|58|25006)/;

// Pages and the HTTP entry are bundled apart, so what both must see hangs on the global object.
const shared = globalThis as { gatehouseWriteFailedAt?: number };

/** Notes that a change was committed. */
export function noteWritten(): void {
  shared.gatehouseWriteFailedAt = undefined;
}

/** Notes why a transaction failed, if it says that PostgreSQL cannot store; once a minute it is logged. */
export function noteFailed(code: string): void {
  if (!cannotStore.test(code)) return;
  if (!lastWriteFailed())
    log.error({ code }, "PostgreSQL cannot store anything. People read that it does not answer.");
  shared.gatehouseWriteFailedAt = Date.now();
}

/** Whether the last change failed a short while ago because PostgreSQL could not store it. */
export function lastWriteFailed(): boolean {
  const at = shared.gatehouseWriteFailedAt;
  return at !== undefined && Date.now() - at < countsFor;
}
