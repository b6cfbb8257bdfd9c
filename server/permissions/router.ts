import type { OrgContext } from "@/server/access/read";
import { refuse } from "@/server/errors";
import { storedGrants } from "@/server/grants/queries";
import { oneMember } from "@/server/members/input";
import { orgOnly } from "@/server/organizations/input";
import { decide, decideAll, whyNothing } from "@/server/policy/decision";
import { choicesOf, columnsOf } from "@/server/policy/permission-choices";
import { listTeamsInput } from "@/server/teams/input";
import { askTeams, loadTeam } from "@/server/teams/load";
import { teamPage } from "@/server/teams/page";
import type { Tx } from "@/server/transaction/transaction";
import { orgProcedure, router } from "@/server/trpc";
import { accessOf, marksOf, whysOf } from "./access";
import { factsFrom, factsOfTeam } from "./facts";
import { decisionInput, explainInput, explainMineInput, whyInput } from "./input";
import { findFacts } from "./queries";

/** The facts about one member of this organization; an id of another is not found (INV-6). */
async function factsOf(tx: Tx, { org }: OrgContext, id: string) {
  const row = await findFacts(tx, org.id, id);
  if (!row) refuse("not_found");
  return { row, facts: factsFrom(row) };
}

export const permissionsRouter = router({
  /** "Why can she do this?": the decision about one person and one permission, with the whole way to it. */
  explain: orgProcedure("permissions.read")
    .input(explainInput)
    .query(({ ctx, input: { id, org: _, ...asked } }) =>
      ctx.read(async (tx, context) => {
        const { row, facts } = await factsOf(tx, context, id);
        return { id: row.id, name: row.name, asked, ...decide(context.org.catalog, facts, asked) };
      }),
    ),

  /** The same about oneself: "why can’t I?" */
  explainMine: orgProcedure("organization.open")
    .input(explainMineInput)
    .query(({ ctx, input: { org: _, ...asked } }) =>
      ctx.read(async (tx, context) => {
        const { membership } = context.actor;
        if (!membership) refuse("not_found");
        const { facts } = await factsOf(tx, context, membership.id);
        return decide(context.org.catalog, facts, asked);
      }),
    ),

  /** Everything one can ask about in an organization, category by category. */
  choices: orgProcedure("organization.open")
    .input(orgOnly)
    .query(({ ctx }) => ctx.read(async (_, { org }) => choicesOf(org.catalog))),

  /** The categories that stand across the list of people, and those behind one column more. */
  columns: orgProcedure("organization.open")
    .input(orgOnly)
    .query(({ ctx }) => ctx.read(async (_, { org }) => columnsOf(org.catalog))),

  /** One page of the teams with what each gives; the people beside them are the list of users. */
  teams: orgProcedure("permissions.read")
    .input(listTeamsInput)
    .query(({ ctx, input }) =>
      ctx.read(async (tx, context) => {
        askTeams(context);
        return teamPage(tx, context, input);
      }),
    ),

  /** Why a cell of that list is as it is: every permission of some categories, for a person or a team. */
  why: orgProcedure("permissions.read")
    .input(whyInput)
    .query(({ ctx, input: { of, categories } }) =>
      ctx.read(async (tx, context) => {
        const { org } = context;
        if ("member" in of) {
          const { facts } = await factsOf(tx, context, of.member);
          return whysOf(org.catalog, facts, categories);
        }
        const { team } = await loadTeam(tx, context, of.team);
        const grants = await storedGrants(tx, org.id, of);
        return whysOf(org.catalog, factsOfTeam(team.name, org.name, grants), categories);
      }),
    ),

  /** Up to 100 decisions about one person, answered in the order asked. */
  decide: orgProcedure("permissions.read")
    .input(decisionInput)
    .query(({ ctx, input }) =>
      ctx.read(async (tx, context) => {
        const { facts } = await factsOf(tx, context, input.id);
        return decideAll(context.org.catalog, facts, input.asks);
      }),
    ),

  /** Everything one person may do, by category, each with the way it came: their own, or as a Manager anybody's. */
  mine: orgProcedure("organization.open")
    .input(orgOnly)
    .query(({ ctx }) =>
      ctx.read(async (tx, context) => {
        const { membership } = context.actor;
        if (!membership) return null;
        const { row, facts } = await factsOf(tx, context, membership.id);
        return { id: row.id, ...accessOf(context.org.catalog, facts) };
      }),
    ),

  /** The same for another person, with what the boxes on their page show besides. */
  access: orgProcedure("permissions.read")
    .input(oneMember)
    .query(({ ctx, input }) =>
      ctx.read(async (tx, context) => {
        const { row, facts } = await factsOf(tx, context, input.id);
        const { catalog } = context.org;
        const marks = marksOf(catalog, facts);
        /** Why they can do nothing right now, in words; null when they can. */
        const stopped = whyNothing(facts)?.says ?? null;
        return { id: row.id, name: row.name, ...accessOf(catalog, facts), marks, stopped };
      }),
    ),
});
