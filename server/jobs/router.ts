import { refuse } from "@/server/errors";
import { orgProcedure, router } from "@/server/trpc";
import { decideMany, removeMany } from "./ask";
import { decideManyInput, oneJob, removeManyInput } from "./input";
import { findJob, listDone, listResults, nameOfAsker } from "./queries";

const pageSize = 100;

export const jobsRouter = router({
  /** "Olive asked to approve 40 requests at once." */
  approveMany: orgProcedure("requests.approve")
    .input(decideManyInput)
    .mutation(({ ctx, input }) =>
      ctx.change((tx, context) => decideMany(tx, context, { ...input, decision: "approve" })),
    ),

  /** "Olive asked to reject 40 requests at once." */
  rejectMany: orgProcedure("requests.reject")
    .input(decideManyInput)
    .mutation(({ ctx, input }) =>
      ctx.change((tx, context) => decideMany(tx, context, { ...input, decision: "reject" })),
    ),

  /** "Olive asked to remove 12 people at once." */
  removeMany: orgProcedure("members.remove")
    .input(removeManyInput)
    .mutation(({ ctx, input }) => ctx.change((tx, context) => removeMany(tx, context, input))),

  /** How far an action on many rows is, and which rows it could not do, each with its reason. */
  get: orgProcedure("members.read")
    .input(oneJob)
    .query(({ ctx, input }) =>
      ctx.read(async (tx, { org }) => {
        const row = await findJob(tx, org.id, input.id);
        if (!row) refuse("not_found");
        const found = await listResults(tx, org.id, row.id, {
          after: input.after ?? null,
          limit: pageSize + 1,
        });
        const refusals = found.slice(0, pageSize);
        return {
          id: row.id,
          kind: row.kind,
          state: row.state,
          stopped: row.stopped,
          askedBy: await nameOfAsker(tx, org.id, row.id),
          askedAt: row.createdAt.toISOString(),
          finishedAt: row.finishedAt?.toISOString() ?? null,
          total: row.total,
          done: row.done,
          refused: row.refused,
          refusals: refusals.map(({ targetId, label, email, refusal }) => ({
            id: targetId,
            name: label,
            email,
            why: refusal ?? "",
          })),
          /** Whom it was done to; the audit names those beyond. */
          people: await listDone(tx, org.id, row.id, pageSize),
          next: found.length > pageSize ? refusals.at(-1)?.targetId : undefined,
        };
      }),
    ),
});
