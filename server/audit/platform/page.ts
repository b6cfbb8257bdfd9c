import type { Tx } from "@/server/doors/transaction";
import { refuse } from "@/server/errors";
import type { EventFilter, ListPlace } from "../list/input";
import { meaningInChain } from "../list/meaning";
import { namesOf, pageOfChain } from "../list/page";
import { findEvent } from "../list/queries";
import { noOrganization } from "../record";
import { detailsOf } from "../shown";
import { nameOfChain } from "./queries";

/** A PlatformAdmin sees every chain whole. */
const everything = { accountId: "", all: true };

/**
 * One page of what happened to the platform itself, or in one organization, also one that is archived or deleted
 * (KIO-12, X-15). Refuses not_found.
 */
export async function platformPage(tx: Tx, input: EventFilter & ListPlace & { organization?: string }) {
  const chain = await chainOf(tx, input.organization);
  const meaning = await meaningInChain(tx, chain.id, input);
  return { place: chain.name, ...(await pageOfChain(tx, chain, meaning, input, everything)) };
}

/** One entry of the platform's chain, or of an organization's. Refuses not_found. */
export async function platformEvent(tx: Tx, { organization, seq }: { organization?: string; seq: number }) {
  const chain = await chainOf(tx, organization);
  const row = await findEvent(tx, chain.id, seq);
  if (!row) refuse("not_found");
  return { place: chain.name, event: detailsOf(row, everything, await namesOf(tx, chain, [row])) };
}

async function chainOf(tx: Tx, organization: string | undefined): Promise<{ id: string; name: string }> {
  if (!organization) return { id: noOrganization, name: "the platform" };
  return { id: organization, name: (await nameOfChain(tx, organization)) ?? refuse("not_found") };
}
