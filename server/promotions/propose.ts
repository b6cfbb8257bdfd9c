import type { Done } from "@/server/access/change";
import type { OrgContext } from "@/server/access/read";
import { spendHere } from "@/server/access/share";
import { refuse, refuseIf } from "@/server/errors";
import { whyNotPropose } from "@/server/policy/promotion";
import type { Tx } from "@/server/transaction/transaction";
import { adminsToNotify, closeProposal, findCandidate, findProposal, insertProposal } from "./queries";

/**
 * "Olive proposed Mia as Manager of Acme": only a platform admin can make someone a Manager (INV-3), so all of them
 * are notified and one decides.
 * Refuses not_found, own_role, role_unchanged, candidate_inactive, promotion_by_manager, proposed_already.
 */
export async function propose(
  tx: Tx,
  { actor, org }: OrgContext,
  { id, reason }: { id: string; reason: string },
): Promise<Done<{ name: string }>> {
  const target = await findCandidate(tx, org.id, id);
  if (!target) refuse("not_found");

  refuseIf(whyNotPropose(actor, target));

  // Every platform admin is emailed, so withdrawing and proposing again is rate-limited.
  await spendHere(tx, "propose.member", id);
  await spendHere(tx, "propose.organization", "");

  const by = { proposedBy: actor.accountId, proposedByName: actor.name };
  const made = await insertProposal(tx, org.id, { membershipId: id, reason, ...by });
  if (!made) refuse("proposed_already", { name: target.name });

  const notified = (await adminsToNotify(tx)).filter(
    ({ id: admin }) => admin !== actor.accountId && admin !== target.accountId,
  );
  return {
    events: [
      {
        action: "promotion.proposed",
        target: { kind: "membership", id, label: target.name, email: target.email },
        reason,
      },
    ],
    mail: notified.map(({ name, email }) => ({
      template: "promotion-proposed" as const,
      props: { organization: org.name, candidate: target.name, by: actor.name, reason },
      to: { name, email },
    })),
    result: { name: target.name },
  };
}

/** "Olive took back the proposal of Mia." Any Manager may. Refuses not_found, promotion_over. */
export async function withdraw(
  tx: Tx,
  { actor, org }: OrgContext,
  { id }: { id: string },
): Promise<Done<null>> {
  const proposal = await findProposal(tx, org.id, id);
  const target = proposal && (await findCandidate(tx, org.id, proposal.membershipId));
  if (!proposal) refuse("not_found");

  const by = { id: actor.accountId, name: actor.name };
  if (!(await closeProposal(tx, org.id, id, { status: "withdrawn", by }))) refuse("promotion_over");

  return {
    events: [
      {
        action: "promotion.withdrawn",
        target: { kind: "membership", id: proposal.membershipId, label: target?.name ?? "a former member" },
      },
    ],
    result: null,
  };
}
