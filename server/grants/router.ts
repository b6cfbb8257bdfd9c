import { sentenceOf } from "@/server/errors";
import { grantsOf } from "@/server/members/queries";
import { loadMember } from "@/server/members/target";
import { actionsOf, categories } from "@/server/policy/catalog";
import { whyNotGrant } from "@/server/policy/grant";
import { roleOf } from "@/server/policy/member-change";
import { orgProcedure, router } from "@/server/trpc";
import { readGrantsInput, setGrantsInput } from "./input";
import { setGrants } from "./set";

export const grantsRouter = router({
  /** What one person holds, category by category, and what could be granted. */
  of: orgProcedure("permissions.read")
    .input(readGrantsInput)
    .query(({ ctx, input }) =>
      ctx.read(async (tx, { org, actor }) => {
        const { row, target } = await loadMember(tx, org.id, input.id);
        const held = (await grantsOf(tx, org.id, [input.id])).get(input.id) ?? [];
        const why = whyNotGrant(actor, target);
        return {
          id: row.id,
          name: row.name,
          email: row.email,
          role: roleOf(target),
          /** A Manager carries everything while Manager; what stands here counts again afterwards. */
          carriesAll: row.role === "manager" && target.active,
          whyNot: why && sentenceOf(why.code, why.facts),
          categories: categories.map((category) => ({
            category,
            actions: actionsOf[category].map((action) => ({
              action,
              held: held.includes(`${category}.${action}`),
            })),
          })),
        };
      }),
    ),

  /** "Olive granted Mia permissions." */
  set: orgProcedure("permissions.grant")
    .input(setGrantsInput)
    .mutation(({ ctx, input }) => ctx.change((tx, entered) => setGrants(tx, entered, input))),
});
