import { inWorkerTransaction } from "@/server/access/worker";
import { logFailure } from "@/server/failure-log";
import type { Tx } from "@/server/transaction/transaction";

/**
 * Does what is due in every organization, each on its own: one that fails is written down and holds nobody up.
 * @param due the organizations after an id, in order of id, some at a time; an empty answer ends it
 * @returns how many had something due
 */
export async function runForEach(
  what: string,
  due: (tx: Tx, after: string) => Promise<string[]>,
  perform: (orgId: string) => Promise<void>,
): Promise<number> {
  let count = 0;
  for (let after = firstOfAll; ; ) {
    const some = await inWorkerTransaction((tx) => due(tx, after));
    for (const orgId of some) {
      try {
        await perform(orgId);
      } catch (error) {
        logFailure(`due ${what}`, orgId, error);
      }
      after = orgId;
      count += 1;
    }
    if (some.length === 0) return count;
  }
}

const firstOfAll = "00000000-0000-0000-0000-000000000000";
