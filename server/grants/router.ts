import { sentenceOf } from "@/server/errors";
import { directKeys, storedGrants } from "@/server/grants/queries";
import { loadMember } from "@/server/members/target";
import { whyNotGrant } from "@/server/policy/grant";
import { roleOf } from "@/server/policy/member-change";
import { orgProcedure, router } from "@/server/trpc";
import { changeGrants, previewGrants } from "./change";
import { changeGrantsInput, previewGrantsInput, readGrantsInput, setGrantsInput } from "./input";
import { setGrants } from "./set";
import { grantForList } from "./shown";

export const grantsRouter = router({
  /** What one person holds, category by category, and what could be granted. */
  of: orgProcedure("permissions.read")
    .input(readGrantsInput)
    .query(({ ctx, input }) =>
      ctx.read(async (tx, { org, actor }) => {
        const { row, target } = await loadMember(tx, org.id, input.id);
        const held = await directKeys(tx, org.id, input.id);
        const why = whyNotGrant(actor, target, [], org.name);
        return {
          id: row.id,
          name: row.name,
          email: row.email,
          role: roleOf(target),
          /** A Manager carries everything while Manager; what stands here counts again afterwards. */
          carriesAll: row.role === "manager" && target.active,
          whyNot: why && sentenceOf(why.code, why.facts),
          grants: (await storedGrants(tx, org.id, { member: row.id })).map((grant) =>
            grantForList(org.catalog, grant),
          ),
          categories: org.catalog.categories.map(({ key, label, permissions }) => ({
            key,
            category: label,
            actions: permissions.map((permission) => ({
              key: permission,
              /** "view" beneath its own category, else in full. */
              action: permission.startsWith(`${key}.`)
                ? permission.slice(key.length + 1).replaceAll("_", " ")
                : (org.catalog.permissions.get(permission)?.label ?? permission),
              held: held.includes(permission),
            })),
          })),
        };
      }),
    ),

  /** "Olive granted Mia permissions." */
  set: orgProcedure("permissions.grant")
    .input(setGrantsInput)
    .mutation(({ ctx, input }) => ctx.change((tx, entered) => setGrants(tx, entered, input))),

  /** Who would gain and lose what by giving and taking. */
  preview: orgProcedure("permissions.grant")
    .input(previewGrantsInput)
    .query(({ ctx, input }) => ctx.read((tx, entered) => previewGrants(tx, entered, input))),

  /** "Olive granted Mia Night watch." */
  change: orgProcedure("permissions.grant")
    .input(changeGrantsInput)
    .mutation(({ ctx, input }) => ctx.change((tx, entered) => changeGrants(tx, entered, input))),
});
