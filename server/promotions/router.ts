import { explain } from "@/server/errors";
import { whyNotDecidePromotion } from "@/server/policy/promotion";
import { orgProcedure, platformProcedure, router } from "@/server/trpc";
import { decidePromotion } from "./decide";
import { decidePromotionInput, oneProposalInput, proposeInput } from "./input";
import { proposalOf } from "./proposal";
import { propose, withdraw } from "./propose";
import { listOpenProposals } from "./queries";

const listed = 200;

export const promotionsRouter = router({
  /** Whether a member is proposed as Manager, or can be. */
  of: orgProcedure("promotions.propose")
    .input(oneProposalInput)
    .query(({ ctx, input }) => ctx.read((tx, context) => proposalOf(tx, context, input.id))),

  /** "Olive proposed Mia as Manager of Acme." */
  propose: orgProcedure("promotions.propose")
    .input(proposeInput)
    .mutation(({ ctx, input }) => ctx.change((tx, context) => propose(tx, context, input))),

  /** "Olive took back the proposal of Mia." */
  withdraw: orgProcedure("promotions.propose")
    .input(oneProposalInput)
    .mutation(({ ctx, input }) => ctx.change((tx, context) => withdraw(tx, context, input))),

  /** Every open proposal of the platform, oldest first, with why it cannot be approved. */
  list: platformProcedure.query(({ ctx }) =>
    ctx.read(async (tx, { actorId }) => ({
      rows: (await listOpenProposals(tx, listed)).map((row) => {
        const reason = (approves: boolean) => {
          const why = whyNotDecidePromotion({ id: actorId }, row, row, approves);
          return why && explain(why);
        };
        const { id, orgId, org, orgName, name, email, by, at } = row;
        return {
          id,
          org: { id: orgId, slug: org, name: orgName },
          name,
          email,
          reason: row.reason,
          by,
          at: at.toISOString(),
          whyNotApprove: reason(true),
          whyNotReject: reason(false),
        };
      }),
    })),
  ),

  /** "Pia approved the proposal of Mia as Manager of Acme", or rejected it. */
  decide: platformProcedure
    .input(decidePromotionInput)
    .mutation(({ ctx, input }) => decidePromotion(ctx, input)),
});
