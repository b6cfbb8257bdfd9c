import { logFailure } from "@/server/failure-log";
import { notifyOfEnds } from "@/server/grants/due/run";
import { deleteOldImports, remindInvited } from "@/server/invitations/due/run";
import { countExpired } from "@/server/members/counts/count-expired";
import { sleep } from "@/server/outbox/notify-worker";
import { runRequestTasks } from "@/server/requests/due/run";
import { runNextJob } from "./run-job";
import { sweep } from "./sweep";

const idleMs = 2_000;
const troubleMs = 5_000;
const tendEveryMs = 60_000;
const sweepEveryMs = 24 * 60 * 60_000;

/** Starts doing jobs and what time brings about, in this process. Any number of processes may do so at once. */
export function startJobs(): { stop(): Promise<void> } {
  const asked = new AbortController();
  const running = loop(asked.signal);
  return {
    async stop() {
      asked.abort();
      await running;
    },
  };
}

async function loop(stop: AbortSignal): Promise<void> {
  let tended = 0;
  let swept = 0;
  while (!stop.aborted) {
    try {
      if (Date.now() - tended > tendEveryMs) {
        tended = Date.now();
        for (const tend of [runRequestTasks, remindInvited, deleteOldImports, notifyOfEnds, countExpired]) {
          // One kind that fails must not keep the others, or the jobs, from their turn.
          await tend().catch((error: unknown) => logFailure("due", tend.name, error));
        }
      }
      if (Date.now() - swept > sweepEveryMs) {
        swept = Date.now();
        await sweep();
      }
      if (!(await runNextJob(stop))) await sleep(idleMs, stop);
    } catch (error) {
      logFailure("jobs", "worker", error);
      await sleep(troubleMs, stop);
    }
  }
}
