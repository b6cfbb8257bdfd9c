import { explain } from "@/server/errors";
import { storedGrants } from "@/server/grants/queries";
import { loadMember } from "@/server/members/target";
import { whyNotGrant } from "@/server/policy/grant";
import { roleOf } from "@/server/policy/member-change";
import { orgProcedure, router } from "@/server/trpc";
import { changeGrants, previewGrants } from "./change";
import { changeGrantsInput, previewGrantsInput, readGrantsInput } from "./input";
import { boxesOf, grantForList } from "./shown";

export const grantsRouter = router({
  /** What one person holds, category by category, and what could be granted. */
  of: orgProcedure("permissions.read")
    .input(readGrantsInput)
    .query(({ ctx, input }) =>
      ctx.read(async (tx, { org, actor }) => {
        const { row, target } = await loadMember(tx, org.id, input.id);
        const grants = await storedGrants(tx, org.id, { member: row.id });
        const why = whyNotGrant(actor, target, [], org.name);
        return {
          id: row.id,
          name: row.name,
          email: row.email,
          role: roleOf(target),
          /** A Manager carries everything while Manager; what stands here counts again afterwards. */
          carriesAll: row.role === "manager" && target.active,
          whyNot: why && explain(why),
          grants: grants.map((grant) => grantForList(org.catalog, grant, true)),
          categories: boxesOf(org.catalog, grants),
        };
      }),
    ),

  /** Who would gain and lose what by giving and taking. */
  preview: orgProcedure("permissions.grant")
    .input(previewGrantsInput)
    .query(({ ctx, input }) => ctx.read((tx, context) => previewGrants(tx, context, input))),

  /** "Olive granted Mia Night watch." */
  change: orgProcedure("permissions.grant")
    .input(changeGrantsInput)
    .mutation(({ ctx, input }) => ctx.change((tx, context) => changeGrants(tx, context, input))),
});
