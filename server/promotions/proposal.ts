import type { OrgContext } from "@/server/access/read";
import { explain, refuse } from "@/server/errors";
import { whyNotPropose } from "@/server/policy/promotion";
import type { Tx } from "@/server/transaction/transaction";
import { findCandidate, openProposalOf } from "./queries";

/** Whether a member is already proposed as Manager, and why this actor can't propose them. Refuses not_found. */
export async function proposalOf(tx: Tx, { actor, org }: OrgContext, id: string) {
  const target = await findCandidate(tx, org.id, id);
  if (!target) refuse("not_found");
  const open = await openProposalOf(tx, org.id, id);
  const why = whyNotPropose(actor, target);
  return {
    open: open && { id: open.id, reason: open.reason, by: open.by, at: open.at.toISOString() },
    whyNot: why && explain(why),
  };
}
