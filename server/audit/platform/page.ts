import { PLATFORM_ORG_ID } from "@/server/audit-log/append";
import { refuse } from "@/server/errors";
import { findOrganization } from "@/server/organizations/admin/queries";
import { isSlug } from "@/server/policy/slug";
import type { Tx } from "@/server/transaction/transaction";
import type { EventFilter, ListPlace } from "../list/input";
import { namesOf, pageOfChain } from "../list/page";
import { findEvent } from "../list/queries";
import { resolveFilterInChain } from "../list/resolve-filter";
import { detailsOf } from "../serialize";
import { nameOfChain } from "./queries";

/** A PlatformAdmin sees every chain whole. */
const everything = { accountId: "", all: true };

/**
 * One page of what happened to the platform itself, or in one organization, also one that is archived or deleted
 * (KIO-12, X-15). An address that nobody has narrows nothing, and it says so. Refuses not_found, for an id.
 */
export async function platformPage(tx: Tx, input: EventFilter & ListPlace & { organization?: string }) {
  const found = await chainOf(tx, input.organization);
  const chain = found ?? platform;
  const meaning = await resolveFilterInChain(tx, chain.id, input);
  const page = await pageOfChain(tx, chain, meaning, input, everything);
  const unknown = found
    ? []
    : [`No organization has the address “${input.organization}”, so this is the platform’s audit.`];
  return {
    ...page,
    place: chain.name,
    organization: chain === platform ? undefined : chain.id,
    ignored: [...unknown, ...page.ignored],
  };
}

/** One entry of the platform's chain, or of an organization's. Refuses not_found. */
export async function platformEvent(tx: Tx, { organization, seq }: { organization?: string; seq: number }) {
  const chain = (await chainOf(tx, organization)) ?? refuse("not_found");
  const row = await findEvent(tx, chain.id, seq);
  if (!row) refuse("not_found");
  return { place: chain.name, event: detailsOf(row, everything, await namesOf(tx, chain, [row])) };
}

const platform = { id: PLATFORM_ORG_ID, name: "the platform" };

/** The chain of an organization, by its id or its address; null for an address that nobody has. */
async function chainOf(
  tx: Tx,
  organization: string | undefined,
): Promise<{ id: string; name: string } | null> {
  if (!organization) return platform;
  if (!isId(organization)) return isSlug(organization) ? findOrganization(tx, organization) : null;
  return { id: organization, name: (await nameOfChain(tx, organization)) ?? refuse("not_found") };
}

const isId = (text: string) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text);
