import { appendToAuditLog, type OrgEvents } from "@/server/audit-log/append";
import type { AuditActor } from "@/server/audit-log/event";
import type { Caller } from "@/server/context";
import { enqueue, type OrgMessages } from "@/server/outbox/enqueue";
import { wakeWorker } from "@/server/outbox/notify-worker";
import { webPool } from "@/server/transaction/pools";
import { inTransaction, setOrganization, type Tx } from "@/server/transaction/transaction";

const nothing = async () => undefined;

/**
 * Work on accounts, credentials, tokens, sessions and limits, for anybody. What it writes here is committed on
 * its own, so a counter survives the refusal that follows it.
 */
export function inAccountTransaction<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
  return inTransaction(webPool(), { role: "auth", readOnly: false, first: nothing }, (tx) => work(tx));
}

/** What a change of an account hands back; events and mail name their organization, since it has none. */
export interface AccountDone<T> {
  by: AuditActor;
  events: readonly [OrgEvents, ...OrgEvents[]];
  mail?: readonly OrgMessages[];
  result: T;
}

/** Changes an account: the work, its events and its mail commit together. */
export async function changeAccount<T>(
  caller: Caller,
  work: (tx: Tx) => Promise<AccountDone<T>>,
): Promise<T> {
  const answer = await inTransaction(
    webPool(),
    { role: "auth", readOnly: false, first: nothing },
    async (tx) => {
      const { by, events, mail = [], result } = await work(tx);
      for (const { orgId, messages } of mail) {
        await setOrganization(tx, orgId);
        await enqueue(tx, orgId, messages);
      }
      await appendToAuditLog(tx, caller, by, events);
      return result;
    },
  );
  wakeWorker();
  return answer;
}
