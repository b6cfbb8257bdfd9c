import type { Tx } from "@/server/doors/transaction";
import { refuse } from "@/server/errors";
import { oneMember } from "@/server/members/input";
import { orgOnly } from "@/server/organizations/input";
import { decide, decideAll } from "@/server/policy/decision";
import type { Entered } from "@/server/read";
import { orgProcedure, router } from "@/server/trpc";
import { accessOf } from "./access";
import { choicesOf } from "./choices";
import { factsFrom } from "./facts";
import { decideInput, explainInput } from "./input";
import { findFacts } from "./queries";

/** The facts about one member of this organization; an id of another is not found (INV-6). */
async function factsOf(tx: Tx, { org }: Entered, id: string) {
  const row = await findFacts(tx, org.id, id);
  if (!row) refuse("not_found");
  return { row, facts: factsFrom(row) };
}

export const permissionsRouter = router({
  /** "Why can she do this?": the decision about one person and one permission, with the whole way to it. */
  explain: orgProcedure("permissions.read")
    .input(explainInput)
    .query(({ ctx, input: { id, org: _, ...asked } }) =>
      ctx.read(async (tx, entered) => {
        const { row, facts } = await factsOf(tx, entered, id);
        return { id: row.id, name: row.name, asked, ...decide(entered.org.catalog, facts, asked) };
      }),
    ),

  /** Up to 100 decisions about one person, answered in the order asked. */
  decide: orgProcedure("permissions.read")
    .input(decideInput)
    .query(({ ctx, input }) =>
      ctx.read(async (tx, entered) => {
        const { facts } = await factsOf(tx, entered, input.id);
        return decideAll(entered.org.catalog, facts, input.asks);
      }),
    ),

  /** Everything one person may do, by category, each with the way it came: their own, or as a Manager anybody's. */
  mine: orgProcedure("organization.open")
    .input(orgOnly)
    .query(({ ctx }) =>
      ctx.read(async (tx, entered) => {
        const { membership } = entered.actor;
        if (!membership) return null;
        const { row, facts } = await factsOf(tx, entered, membership.id);
        return { id: row.id, ...accessOf(entered.org.catalog, facts) };
      }),
    ),

  /** The same about somebody else, with what can be asked about. */
  access: orgProcedure("permissions.read")
    .input(oneMember)
    .query(({ ctx, input }) =>
      ctx.read(async (tx, entered) => {
        const { row, facts } = await factsOf(tx, entered, input.id);
        const { catalog } = entered.org;
        return { id: row.id, name: row.name, choices: choicesOf(catalog), ...accessOf(catalog, facts) };
      }),
    ),
});
