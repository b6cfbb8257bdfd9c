import type { Caller } from "@/server/context";
import { log } from "@/server/log";
import { afterCommit, type Tx } from "@/server/transaction/transaction";
import { canonicalJson } from "./canonical-json";
import type { AuditActor, AuditEvent } from "./event";
import { appendEvents } from "./queries";

/** What belongs to no organization: platform events, account mail. */
export const PLATFORM_ORG_ID = "00000000-0000-0000-0000-000000000000";

/** Events with the organization each belongs to. */
export interface OrgEvents {
  orgId: string;
  events: readonly AuditEvent[];
}

/** The number of the first event that a change left in the chain of each organization. */
export type FirstEvents = Record<string, number>;

/**
 * Writes the events of a change in the change's own transaction (INV-7), all with one request id. Chains are
 * locked in the order of their organizations, the same for everybody.
 */
export async function appendToAuditLog(
  tx: Tx,
  caller: Caller,
  actor: AuditActor,
  parts: readonly OrgEvents[],
): Promise<FirstEvents> {
  const firsts: FirstEvents = {};
  for (const { orgId, events } of [...parts].sort((a, b) => (a.orgId < b.orgId ? -1 : 1))) {
    if (events.length === 0) continue;
    const bodies = events.map((event) =>
      canonicalJson({
        ...event,
        actor,
        ip: caller.ip,
        requestId: caller.requestId,
        userAgent: caller.userAgent,
      }),
    );
    const head = await appendEvents(tx, orgId, null, bodies);
    afterCommit(tx, () => {
      // The head leaves the database with every commit, so that the loss of the newest events can be seen.
      log.info({ audit_head: { org: orgId, seq: head.seq, hash: head.hash.toString("hex") } }, "audit");
    });
    firsts[orgId] ??= head.seq - bodies.length + 1;
  }
  return firsts;
}
