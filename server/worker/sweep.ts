import { inWorkerTransaction } from "@/server/access/worker";
import { sweepOnce } from "@/server/jobs/queries";
import { log } from "@/server/log";

const atOnce = 5_000;

/**
 * Deletes what nobody needs any more: counters that ended, old sign-ups, sessions and links, and mail that went out
 * (db/sql/sweep.sql says how long each is kept). In parts, so that nobody waits for it.
 * @returns how many rows went
 */
export async function sweep(): Promise<number> {
  let all = 0;
  for (;;) {
    const gone = await inWorkerTransaction((tx) => sweepOnce(tx, atOnce));
    const now = Object.values(gone).reduce((sum, count) => sum + count, 0);
    all += now;
    if (now > 0) log.info({ gone }, "swept");
    if (Object.values(gone).every((count) => count < atOnce)) return all;
  }
}
