import { countAdmins, placesOf } from "@/server/accounts/own/queries";
import { explain, refuse } from "@/server/errors";
import { needsSuccessor, whyNotEndAccount } from "@/server/policy/account";
import { shownRole } from "@/server/policy/roles";
import type { Tx } from "@/server/transaction/transaction";
import { findAccount, listSuccessors } from "./queries";

/** At most this many possible successors are listed; the others are found by search. */
const successorsShown = 20;

/**
 * One account as a platform admin sees it before changing it: its organizations, which of them would lose their last
 * active Manager, the possible successors there, and why it can't be disabled or deleted. Needing a password or a
 * successor doesn't count as a reason, because the form asks for them. Refuses not_found.
 */
export async function accountChangeOptions(tx: Tx, actorId: string, id: string) {
  const account = await findAccount(tx, id);
  if (!account) refuse("not_found");
  const places = await placesOf(tx, id);
  const target = { ...account, disabled: account.disabledAt !== null };
  const suspended = places.map(({ orgId }) => ({ orgId, suspend: true as const }));
  const why = whyNotEndAccount(
    { id: actorId, recentlyAuthenticated: true },
    target,
    places,
    suspended,
    await countAdmins(tx),
  );
  return {
    id,
    name: account.name,
    email: account.email,
    platformAdmin: account.platformAdmin,
    disabledAt: account.disabledAt?.toISOString() ?? null,
    createdAt: account.createdAt.toISOString(),
    places: await Promise.all(
      places.map(async ({ orgId, slug, name, role, joinedAt, ...place }) => ({
        orgId,
        slug,
        name,
        role: shownRole(role),
        joinedAt: joinedAt.toISOString(),
        /** Set when the organization needs a successor or suspension (INV-1, X-10). */
        successors: needsSuccessor(place)
          ? await listSuccessors(tx, orgId, id, { search: "", limit: successorsShown })
          : null,
      })),
    ),
    whyNotEnd: why && explain(why),
  };
}

/** Members who could succeed an account as Manager of an organization, by part of their name or address. */
export async function successorsOf(
  tx: Tx,
  { id, organization, search }: { id: string; organization: string; search: string },
) {
  const found = await listSuccessors(tx, organization, id, { search, limit: successorsShown + 1 });
  return { people: found.slice(0, successorsShown), more: found.length > successorsShown };
}
