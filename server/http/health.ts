import type { ServerResponse } from "node:http";
import { setTimeout as wait } from "node:timers/promises";
import { lastWriteFailed } from "@/server/transaction/last-write";

const PATIENCE_MS = 2_000;

/**
 * Makes the answer to /healthz: 200 while PostgreSQL answers within two seconds and takes changes, else 503, and nothing
 * more. Whether it takes changes, as it does not with a full disk, is read from what became of the last one. However many ask at a time, PostgreSQL is asked once. A process that is busy is not dead: what asks needs a
 * connection of its own, or a supervisor would restart Gatehouse because many people use it.
 */
export function makeHealthAnswer(askDatabase: () => Promise<unknown>) {
  let asking: Promise<boolean> | undefined;
  const ask = async () => {
    const answered = Promise.resolve()
      .then(askDatabase)
      .then(
        () => true,
        () => false,
      );
    return Promise.race([answered, wait(PATIENCE_MS, false, { ref: false })]);
  };
  return async (response: ServerResponse): Promise<void> => {
    asking ??= ask().finally(() => {
      asking = undefined;
    });
    const healthy = (await asking) && !lastWriteFailed();
    if (!healthy) response.setHeader("Retry-After", "5");
    response.writeHead(healthy ? 200 : 503, { "Content-Type": "application/json" });
    response.end(JSON.stringify({ status: healthy ? "ok" : "unavailable" }));
  };
}
