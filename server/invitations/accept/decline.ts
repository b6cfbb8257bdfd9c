import { accounts, inAccountTransaction } from "@/server/access/account";
import { change } from "@/server/access/change";
import { lockOrganization, meIn } from "@/server/access/me";
import { spend } from "@/server/access/rate-limits";
import { mailBudget } from "@/server/accounts/sign-up";
import { type Caller, hashOf } from "@/server/context";
import { refuse, refuseIf } from "@/server/errors";
import { whyNotAccept } from "@/server/policy/accept-invitation";
import { setTenantRole } from "@/server/transaction/transaction";
import { invitationEvent, invitationMessage, newToken } from "../message";
import { type InvitationRow, insertLinks } from "../queries";
import { refuseAsItIs, spendOpening } from "./accept";
import { findByToken, takeInvitation } from "./queries";

const declined = (row: Pick<InvitationRow, "id" | "name" | "email">) =>
  ({
    action: "invitation.declined",
    target: invitationEvent(row),
    before: { status: "open" },
    after: { status: "declined" },
  }) as const;

/** "Ann declined the invitation to Acme", by its link. Refuses invitation_…, too_many. */
export async function decline(caller: Caller, token: string): Promise<{ name: string }> {
  const tokenHash = hashOf(token);
  await spendOpening(caller);
  const looked = await inAccountTransaction((tx) => findByToken(tx, tokenHash));
  if (!looked) refuse("invitation_unknown");
  return change(caller, accounts, async (tx) => {
    if (!(await lockOrganization(tx, looked.orgId))) refuse("invitation_unknown");
    const found = await findByToken(tx, tokenHash);
    if (!found) refuse("invitation_unknown");
    const { orgId, id, email, org } = found;
    const taken = await takeInvitation(tx, orgId, id, "declined");
    if (!taken) {
      refuseIf(whyNotAccept(found, new Date()));
      refuse("invitation_unknown");
    }
    return {
      by: { id: null, name: found.name ?? email, email, role: null },
      events: [{ orgId, events: [declined(found)] }],
      result: { name: org.name },
    };
  });
}

/** The same as the signed-in person, from one's own list. */
export function declineOwn(caller: Caller, which: { organization: string; id: string }): Promise<null> {
  const { organization, id } = which;
  return change(caller, meIn(organization, "invitation_unknown"), async (tx) => {
    const taken = await takeInvitation(tx, organization, id, "declined");
    if (!taken) return refuseAsItIs(tx, organization, id);
    return { events: [declined(taken)], result: null };
  });
}

/**
 * Mails a link to the invited address, for whoever opened a copied one: that mail proves the mailbox, which a link that the
 * sender has seen does not. The answer is the same whoever has the address. Refuses invitation_…, too_many.
 */
export async function mailLink(caller: Caller, token: string): Promise<{ email: string }> {
  const tokenHash = hashOf(token);
  await spendOpening(caller);
  const looked = await inAccountTransaction((tx) => findByToken(tx, tokenHash));
  if (!looked) refuse("invitation_unknown");
  refuseIf(whyNotAccept(looked, new Date()));
  await spend(...mailBudget(caller, looked.emailNorm));
  return change(caller, accounts, async (tx) => {
    if (!(await lockOrganization(tx, looked.orgId))) refuse("invitation_unknown");
    const found = await findByToken(tx, tokenHash);
    if (!found) refuse("invitation_unknown");
    refuseIf(whyNotAccept(found, new Date()));

    const mailed = newToken();
    await setTenantRole(tx);
    await insertLinks(tx, found.orgId, [
      { invitationId: found.id, tokenHash: mailed.tokenHash, way: "mail" },
    ]);

    const { orgId, email, org } = found;
    return {
      by: { id: null, name: found.name ?? email, email, role: null },
      events: [{ orgId, events: [{ action: "invitation.link_mailed", target: invitationEvent(found) }] }],
      mail: [{ orgId, messages: [invitationMessage("invitation", org, found, mailed.token)] }],
      result: { email },
    };
  });
}
