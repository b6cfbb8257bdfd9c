import { change } from "@/server/access/change";
import { organizationChange } from "@/server/access/platform";
import type { AuditEvent } from "@/server/audit-log/event";
import type { Caller } from "@/server/context";
import { refuse, refuseIf } from "@/server/errors";
import { inBoth } from "@/server/organizations/admin/notices";
import { settleManagers } from "@/server/organizations/settle";
import type { OutboxMessage } from "@/server/outbox/enqueue";
import { whyNotDecidePromotion } from "@/server/policy/promotion";
import { setMembershipRole } from "@/server/setup/queries";
import { closeProposal, findCandidate, findProposal } from "./queries";

/**
 * "Pia approved the proposal of Mia as Manager of Acme", or rejected it. Proposer, candidate and decider must be three
 * different people; an outdated proposal can only be rejected (INV-3). Proposer and candidate are notified.
 * Refuses signed_out, not_found, view_only, promotion_over, own_proposal, own_role, promotion_stale, step_up.
 */
export function decidePromotion(
  caller: Caller,
  input: { org: string; id: string; approves: boolean; answer?: string },
): Promise<{ name: string }> {
  return change(caller, organizationChange({ org: input.org }), async (tx, { actor, org }) => {
    const proposal = await findProposal(tx, org.id, input.id);
    if (!proposal) refuse("not_found");
    const target = await findCandidate(tx, org.id, proposal.membershipId);

    refuseIf(whyNotDecidePromotion(actor, proposal, target, input.approves));
    if (input.approves && !actor.recentlyAuthenticated) refuse("step_up");

    const { approves } = input;
    const answer = input.answer || undefined;
    const status = approves ? "approved" : "rejected";
    if (!(await closeProposal(tx, org.id, input.id, { status, by: actor, answer }))) refuse("promotion_over");
    const name = target?.name ?? "a former member";
    const about = {
      kind: "membership",
      id: proposal.membershipId,
      label: name,
      email: target?.email,
    } as const;
    const [here, platform] = inBoth(org, { action: `promotion.${status}`, target: about, reason: answer });
    const events: AuditEvent[] = [...here.events];
    const messages: OutboxMessage[] = [];
    if (approves && target) {
      if (!(await setMembershipRole(tx, org.id, target.id, "manager"))) refuse("promotion_stale");
      events.push({
        action: "membership.role_changed",
        target: about,
        before: { role: "Member" },
        after: { role: "Manager" },
      });
      if (org.state === "awaiting_manager") events.push(...(await settleManagers(tx, org)));
      const props = { organization: org.name, slug: org.slug, role: "Manager" as const, by: actor.name };
      messages.push({ template: "role-changed", props, to: target });
    }
    if (proposal.proposerEmail) {
      messages.push({
        template: "promotion-decided",
        props: {
          organization: org.name,
          candidate: name,
          approved: approves,
          by: actor.name,
          answer: answer ?? null,
        },
        to: { name: proposal.proposerName, email: proposal.proposerEmail },
      });
    }
    return {
      events: [{ orgId: org.id, events }, platform],
      mail: [{ orgId: org.id, messages }],
      result: { name },
    };
  });
}
