import { randomUUID } from "node:crypto";
import type { Done } from "@/server/access/change";
import type { Spending } from "@/server/access/rate-limits";
import type { OrgContext } from "@/server/access/read";
import { newLink } from "@/server/accounts/link";
import { refuse, refuseIf } from "@/server/errors";
import { whyNotSendReset } from "@/server/policy/member-change";
import type { Tx } from "@/server/transaction/transaction";
import { createResetLink } from "./queries";
import { loadMember, named } from "./target";

/**
 * What such a mail is counted on: this person in this organization, this Manager, the organization's share. Nothing of
 * it is shared with strangers or with other organizations, so strangers cannot delay it, and a refusal tells a Manager
 * nothing about anywhere else (INV-6).
 */
export async function resetBudget(tx: Tx, { actor, org }: OrgContext, id: string): Promise<Spending[]> {
  const { row } = await loadMember(tx, org.id, id);
  return [
    ["reset.actor", actor.accountId],
    ["reset.member", `${org.id} ${row.accountId}`],
    ["reset.organization", org.id],
  ];
}

/**
 * "Olive had a link for a new password sent to Mia" (GGW-12): nobody but Mia sees or sets the password, and Olive
 * learns nothing but that the mail goes out. Older links of Mia die.
 * Refuses not_found, platform_admins_only, account_disabled_here.
 */
export async function sendPasswordReset(
  tx: Tx,
  { actor, org }: OrgContext,
  { id }: { id: string },
): Promise<Done<{ name: string }>> {
  const { row, target } = await loadMember(tx, org.id, id);

  refuseIf(whyNotSendReset(actor, target, row.accountDisabled));

  const { token, tokenHash, expiresAt } = newLink("reset");
  const link = randomUUID();
  if (!(await createResetLink(tx, row.accountId, { id: link, tokenHash, expiresAt })))
    refuse("account_disabled_here", { name: row.name });

  return {
    events: [{ action: "membership.reset_sent", target: named(row) }],
    mail: [
      {
        template: "password-reset",
        props: { token, by: { name: actor.name, organization: org.name }, from: null },
        to: row,
        about: { kind: "account_link", id: link },
      },
    ],
    result: { name: row.name },
  };
}
