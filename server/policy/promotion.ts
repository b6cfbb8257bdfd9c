import { type ActorMembership, isManager } from "./actor";
import { type WhyNot, whyNot } from "./reason";

interface Candidate {
  accountId: string;
  name: string;
  /** The role of the membership itself. */
  role: "manager" | "member";
  platformAdmin: boolean;
  /** True if they have access to the organization. */
  active: boolean;
}

/** Why a person can't be proposed as Manager (INV-3), or null. */
export function whyNotPropose(
  actor: { accountId: string; membership: ActorMembership | null },
  target: Candidate,
): WhyNot<"own_role" | "role_unchanged" | "candidate_inactive" | "promotion_by_manager"> | null {
  if (target.accountId === actor.accountId) return whyNot("own_role");
  if (target.role === "manager") return whyNot("role_unchanged", { name: target.name, role: "a Manager" });
  if (!target.active) return whyNot("candidate_inactive", { name: target.name });
  return isManager(actor.membership) ? null : whyNot("promotion_by_manager");
}

interface Proposal {
  status: string;
  proposedBy: string;
  /** True while who proposed it is an active Manager there. */
  proposerGoverns: boolean;
  /**
   * True once either of them was something else in between: the candidate a Manager or without access, the proposer no
   * active Manager. It stays true when that is undone, since what was proposed was about another situation.
   */
  overtaken: boolean;
}

/**
 * Why a PlatformAdmin cannot decide a proposal, or null: proposer, target and decider are three people, and what was
 * proposed must still make sense to be approved; a stale one can only be rejected.
 */
export function whyNotDecidePromotion(
  actor: { id: string },
  proposal: Proposal,
  target: Candidate | null,
  approves: boolean,
): WhyNot<"promotion_over" | "own_proposal" | "own_role" | "promotion_stale"> | null {
  if (proposal.status !== "open") return whyNot("promotion_over");
  if (proposal.proposedBy === actor.id) return whyNot("own_proposal");
  if (target?.accountId === actor.id) return whyNot("own_role");
  if (!approves) return null;
  const fits = target?.active && target.role === "member" && proposal.proposerGoverns;
  return fits && !proposal.overtaken ? null : whyNot("promotion_stale");
}
