import { randomUUID } from "node:crypto";
import { change } from "@/server/access/change";
import { runForEach } from "@/server/access/run-for-each";
import { asSystem, byWorker } from "@/server/access/worker";
import { addExpired, organizationsToCount } from "./queries";

/**
 * Adds the memberships that came to their end to what is counted, so that a list need not count them all. Nothing
 * depends on it but the time that a page takes: whoever reads counts those that are missing.
 * @returns how many organizations had many of them
 */
export async function countExpired(): Promise<number> {
  return runForEach(
    "counts",
    (tx, after) => organizationsToCount(tx, after, 100),
    async (orgId) => {
      await change(byWorker(randomUUID()), asSystem(orgId), async (tx) => {
        await addExpired(tx);
        return { events: [], result: null };
      });
    },
  );
}
