import { explain, type Reason, refuseIf } from "@/server/errors";
import { shownImpact } from "@/server/grants/impact/preview";
import { storedGrants } from "@/server/grants/queries";
import { grantForList } from "@/server/grants/shown";
import { whyNotDo } from "@/server/policy/actions";
import { whyNot } from "@/server/policy/reason";
import {
  whyNotActivateTeam,
  whyNotChangeTeam,
  whyNotDeleteTeam,
  whyNotLead,
  whyNotPlace,
} from "@/server/policy/team";
import { orgProcedure, router } from "@/server/trpc";
import {
  changePlaceInput,
  createTeamInput,
  editTeamInput,
  endTeamInput,
  findPeopleInput,
  findTeamsInput,
  listTeamsInput,
  oneTeam,
  previewEndInput,
  previewPlaceInput,
  teamLeadInput,
  teamsOfInput,
} from "./input";
import { askTeams, loadTeam } from "./load";
import { findOutside } from "./members/queries";
import { teamsFor, teamsOf } from "./of-member";
import { shownTeam, teamPage } from "./page";
import { addToTeam, changeLead, planTeamMember, takeFromTeam } from "./people";
import { peopleOf } from "./queries";
import { createTeam, editTeam, endTeam, planTeamEnd } from "./save";

const said = (why: Reason | null) => (why ? explain(why) : null);

/** At most this many people of a team are shown. */
const peopleShown = 500;

export const teamsRouter = router({
  /** The teams one may see: all of them, or those one is in (DST-8, DST-12). */
  list: orgProcedure("teams.open")
    .input(listTeamsInput)
    .query(({ ctx, input }) =>
      ctx.read(async (tx, context) => {
        askTeams(context);
        const { actor, org } = context;
        const page = await teamPage(tx, context, input);
        return { ...page, whyNotCreate: said(whyNotDo(actor, org, "teams.create")) };
      }),
    ),

  /** One team with its people and what is granted to it, each control with its reason. */
  get: orgProcedure("teams.open")
    .input(oneTeam)
    .query(({ ctx, input }) =>
      ctx.read(async (tx, context) => {
        const { actor, org } = context;
        const { team, facts } = await loadTeam(tx, context, input.id);
        const [people, grants] = await Promise.all([
          peopleOf(tx, org.id, team.id, peopleShown),
          storedGrants(tx, org.id, { team: team.id }),
        ]);
        const nobody = { accountId: "" };
        const seesReasons = whyNotDo(actor, org, "permissions.read") === null;
        return {
          ...shownTeam(team),
          members: people.map(({ accountId, addedAt, ...person }) => ({
            ...person,
            addedAt: addedAt.toISOString(),
            you: accountId === actor.accountId,
            whyNotTake: said(whyNotPlace(actor, facts, { accountId })),
            whyNotLead: said(whyNotLead(actor, facts, { accountId })),
          })),
          grants: grants.map((grant) => grantForList(org.catalog, grant, seesReasons)),
          whyNot: {
            grant: said(
              whyNotDo(actor, org, "permissions.grant") ?? (team.place ? whyNot("own_grants") : null),
            ),
            change: said(whyNotChangeTeam(actor, facts)),
            activate: said(whyNotActivateTeam(actor, facts)),
            delete: said(whyNotDeleteTeam(actor, facts)),
            add: said(whyNotPlace(actor, facts, nobody)),
          },
        };
      }),
    ),

  /** Up to ten people who could be added, for who may add: the list of users itself is for Managers (KIO-15). */
  findPeople: orgProcedure("teams.open")
    .input(findPeopleInput)
    .query(({ ctx, input }) =>
      ctx.read(async (tx, context) => {
        const { facts } = await loadTeam(tx, context, input.id);
        refuseIf(whyNotPlace(context.actor, facts, { accountId: "" }));
        return findOutside(tx, context.org.id, input.id, input.search, 10);
      }),
    ),

  /** The teams of one person, each with why they cannot be taken out (NIR-5). */
  ofMember: orgProcedure("members.edit")
    .input(teamsOfInput)
    .query(({ ctx, input }) => ctx.read((tx, context) => teamsOf(tx, context, input.member))),

  /** Up to twenty teams that one person could be added to, each with why not. */
  findForMember: orgProcedure("members.edit")
    .input(findTeamsInput)
    .query(({ ctx, input }) => ctx.read((tx, context) => teamsFor(tx, context, input))),

  /** "Olive made the team Nights." */
  create: orgProcedure("teams.create")
    .input(createTeamInput)
    .mutation(({ ctx, input }) => ctx.change((tx, context) => createTeam(tx, context, input))),

  /** "Olive changed the team Nights." */
  edit: orgProcedure("teams.open")
    .input(editTeamInput)
    .mutation(({ ctx, input }) => ctx.change((tx, context) => editTeam(tx, context, input))),

  /** What a team's people lose when it is deactivated or deleted, or gain when it is activated again. */
  previewEnd: orgProcedure("teams.open")
    .input(previewEndInput)
    .query(({ ctx, input }) =>
      ctx.read(async (tx, context) => {
        const { affected, about, people } = await planTeamEnd(tx, context, input.id, input.what);
        return { ...shownImpact(context.org.catalog, affected, about), inIt: people.length };
      }),
    ),

  /** "Olive deactivated the team Nights." */
  end: orgProcedure("teams.open")
    .input(endTeamInput)
    .mutation(({ ctx, input }) => ctx.change((tx, context) => endTeam(tx, context, input))),

  /** What a person gains by joining a team or loses by leaving it. */
  previewPlace: orgProcedure("teams.open")
    .input(previewPlaceInput)
    .query(({ ctx, input }) =>
      ctx.read(async (tx, context) => {
        const { affected, about } = await planTeamMember(tx, context, input);
        return shownImpact(context.org.catalog, affected, about);
      }),
    ),

  /** "Olive added Mia to the team Nights." */
  add: orgProcedure("teams.open")
    .input(changePlaceInput)
    .mutation(({ ctx, input }) =>
      ctx.change((tx, context) => addToTeam(tx, context, { ...input, what: "add" })),
    ),

  /** "Olive took Mia out of the team Nights." */
  take: orgProcedure("teams.open")
    .input(changePlaceInput)
    .mutation(({ ctx, input }) =>
      ctx.change((tx, context) => takeFromTeam(tx, context, { ...input, what: "take" })),
    ),

  /** "Olive made Mia a lead of the team Nights." */
  changeLead: orgProcedure("teams.open")
    .input(teamLeadInput)
    .mutation(({ ctx, input }) => ctx.change((tx, context) => changeLead(tx, context, input))),
});
