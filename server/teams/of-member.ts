import type { OrgContext } from "@/server/access/read";
import { explain, type Reason } from "@/server/errors";
import { loadMember } from "@/server/members/target";
import { seesAllTeams, whyNotLead, whyNotPlace } from "@/server/policy/team";
import type { Tx } from "@/server/transaction/transaction";
import { askTeams, factsOf } from "./load";
import { teamsOfMember, teamsWithout } from "./queries";

const said = (why: Reason | null) => (why ? explain(why) : null);

/** At most this many teams are offered at once. */
const offered = 20;

/** The teams of one person as Edit User shows them (NIR-5), each with why they cannot be taken out. Refuses not_found. */
export async function teamsOf(tx: Tx, context: OrgContext, member: string) {
  askTeams(context);
  const { actor, org } = context;
  const [{ target }, teams] = await Promise.all([
    loadMember(tx, org.id, member),
    teamsOfMember(tx, org.id, { member, asks: actor.membership?.id ?? null }),
  ]);
  const seen = teams.filter((team) => seesAllTeams(actor) || team.place);
  return seen.map((team) => {
    const facts = factsOf(team);
    return {
      id: team.id,
      name: team.name,
      active: team.deactivatedAt === null,
      lead: team.lead,
      whyNotTake: said(
        whyNotPlace(actor, facts, target) ?? (team.lead ? whyNotLead(actor, facts, target) : null),
      ),
    };
  });
}

/** Teams a person could be added to, by a part of their name, each with why not by this actor. Refuses not_found. */
export async function teamsFor(
  tx: Tx,
  context: OrgContext,
  { member, search }: { member: string; search?: string },
) {
  askTeams(context);
  const { actor, org } = context;
  const asks = actor.membership?.id ?? null;
  const [{ target }, found] = await Promise.all([
    loadMember(tx, org.id, member),
    teamsWithout(tx, org.id, { member, asks, search, limit: offered + 1 }),
  ]);
  const seen = found.filter((team) => seesAllTeams(actor) || team.place);
  return {
    teams: seen.slice(0, offered).map((team) => ({
      id: team.id,
      name: team.name,
      whyNot: said(whyNotPlace(actor, factsOf(team), target)),
    })),
    more: found.length > offered,
  };
}
