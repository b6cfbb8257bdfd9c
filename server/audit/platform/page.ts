import type { Tx } from "@/server/doors/transaction";
import { refuse } from "@/server/errors";
import { spanOf } from "../list/days";
import type { EventFilter, ListPlace } from "../list/input";
import { actionsOf, namesOf, pageOf } from "../list/page";
import { findEvent, idsOfAccount } from "../list/queries";
import { noOrganization } from "../record";
import { detailsOf, lineOf } from "../shown";
import { accountsNamed, nameOfChain } from "./queries";

/** A PlatformAdmin sees every chain whole. */
const everything = { accountId: "", all: true };

/**
 * One page of what happened to the platform itself, or in one organization, also one that is archived or deleted
 * (KIO-12, X-15). Refuses not_found.
 */
export async function platformPage(tx: Tx, input: EventFilter & ListPlace & { organization?: string }) {
  const orgId = input.organization ?? noOrganization;
  const name = await chainName(tx, input.organization);
  const { ignored, ...span } = spanOf(input, new Date());
  const people = input.person || !input.who ? [] : await accountsNamed(tx, input.who, 10);
  const person = input.person ?? (people.length === 1 ? people[0]?.account : undefined);
  const concerned = person ? await idsOfAccount(tx, orgId, person) : null;
  const wanted = input.who && !person ? null : { concerned, actions: actionsOf(input), span };
  const page = await pageOf(tx, orgId, wanted, input);
  const names = await namesOf(tx, { id: orgId, name }, page.rows);
  return {
    place: name,
    rows: page.rows.map((row) => lineOf(row, everything, names)),
    previous: page.previous,
    next: page.next,
    people: people.length > 1 ? people : [],
    ignored,
  };
}

/** One entry of the platform's chain, or of an organization's. Refuses not_found. */
export async function platformEvent(tx: Tx, { organization, seq }: { organization?: string; seq: number }) {
  const orgId = organization ?? noOrganization;
  const name = await chainName(tx, organization);
  const row = await findEvent(tx, orgId, seq);
  if (!row) refuse("not_found");
  const names = await namesOf(tx, { id: orgId, name }, [row]);
  return { place: name, event: detailsOf(row, everything, names) };
}

async function chainName(tx: Tx, organization: string | undefined): Promise<string> {
  if (!organization) return "the platform";
  return (await nameOfChain(tx, organization)) ?? refuse("not_found");
}
