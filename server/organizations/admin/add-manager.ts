import { change } from "@/server/access/change";
import { inOrganization } from "@/server/access/organization";
import { onPlatform, organizationChange } from "@/server/access/platform";
import { read } from "@/server/access/read";
import type { Caller } from "@/server/context";
import { refuse, refuseIf } from "@/server/errors";
import { plainTerms, sendInvitations } from "@/server/invitations/send";
import { settleManagers } from "@/server/organizations/settle";
import { whyNotDeed } from "@/server/policy/organization-state";
import { approvePendingRequest } from "@/server/requests/queries";
import { inBoth } from "./notices";
import { findSlug, findUsableAccount, listManagers, makeManager } from "./queries";

/**
 * "Pia made Mia a Manager of Acme", for example when no other Manager can be reached. A member becomes Manager; anyone
 * else gets a new membership, and their open request is closed as approved (INV-3). An organization waiting for a
 * Manager becomes active (INV-1).
 * Refuses signed_out, not_found, view_only, organization_state, account_gone, manager_already.
 */
export function addManager(
  caller: Caller,
  { id, account, reason }: { id: string; account: string; reason?: string },
): Promise<{ name: string; email: string }> {
  return change(caller, organizationChange({ org: id, accounts: [account] }), async (tx, { actor, org }) => {
    const managers = await listManagers(tx, org.id);
    const person = await findUsableAccount(tx, account);

    refuseIf(whyNotDeed(org, "hand_over"));
    if (!person) refuse("account_gone");
    if (managers.some(({ accountId, active }) => accountId === account && active)) {
      refuse("manager_already", { name: person.name, org: org.name });
    }

    const requestId = await approvePendingRequest(tx, org.id, person.id, actor);
    const memberId = await makeManager(tx, org.id, person.id, { by: actor.id, requestId });
    const settled = org.state === "awaiting_manager" ? await settleManagers(tx, org) : [];
    const state = settled.length > 0 ? "active" : org.state;

    const [here, there] = inBoth(org, {
      action: "organization.handed_over",
      target: { kind: "membership", id: memberId, label: person.name, email: person.email },
      before: state === org.state ? undefined : { state: org.state },
      after: { organization: org.name, role: "Manager", state: state === org.state ? undefined : state },
      reason: reason || undefined,
    });
    const closed = requestId && {
      action: "request.approved" as const,
      target: { kind: "request" as const, id: requestId, label: person.name, email: person.email },
    };
    return {
      events: [{ ...here, events: closed ? [...here.events, closed] : here.events }, there],
      mail: [
        {
          orgId: org.id,
          messages: [
            {
              template: "role-changed",
              props: { organization: org.name, slug: org.slug, role: "Manager", by: actor.name },
              to: person,
            },
          ],
        },
      ],
      result: { email: person.email, name: person.name },
    };
  });
}

/**
 * "Pia invited Ann to Acme" as its Manager. The invitation belongs to the organization: it can be resent or corrected
 * there, and nothing changes until it is accepted.
 * Refuses the same as `handOver`, and everything that inviting refuses.
 */
export async function inviteManager(
  caller: Caller,
  { id, email, reason }: { id: string; email: string; reason?: string },
): Promise<{ name: string; email: string }> {
  const slug = await read(caller, onPlatform, (tx) => findSlug(tx, id));
  if (!slug) refuse("not_found");
  return change(caller, inOrganization(slug, "invitations.send"), async (tx, context) => {
    refuseIf(whyNotDeed(context.org, "hand_over"));

    const { events, mail } = await sendInvitations(tx, context, [{ email }], {
      ...plainTerms,
      role: "manager",
    });

    const [first, ...rest] = events;
    return {
      events: [{ ...first, reason: reason || undefined }, ...rest],
      mail,
      result: { email, name: email },
    };
  });
}
