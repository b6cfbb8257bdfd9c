import type { Done } from "@/server/access/change";
import type { OrgContext } from "@/server/access/read";
import { PLATFORM_ORG_ID } from "@/server/audit-log/append";
import { refuseIf } from "@/server/errors";
import { whyNotRemove } from "@/server/policy/member-change";
import type { Tx } from "@/server/transaction/transaction";
import { deleteAccountIfUnused } from "./queries";
import { endMembership } from "./remove";
import { loadMember } from "./target";

/**
 * "Olive deleted Mia": removes the membership for good and, when nothing stands elsewhere (no other membership, open
 * request or PlatformAdmin right), the account as well. The answer, this organization's audit and the remover's own
 * activity look the same either way, so that no organization learns of another; the person is told by mail (GGW-13, X-8).
 * Refuses not_found, leave_instead, platform_admins_only, last_manager, last_settings_keeper.
 */
export async function deleteMember(
  tx: Tx,
  { actor, org }: OrgContext,
  { id }: { id: string },
): Promise<Done<{ name: string }>> {
  const { row, target, counts } = await loadMember(tx, org.id, id);

  refuseIf(whyNotRemove(actor, target, counts));

  const [ended, ...passed] = await endMembership(tx, org.id, row, "deleted", actor);
  const gone = await deleteAccountIfUnused(tx, row.accountId);

  const account = { kind: "account", id: row.accountId, label: row.name, email: row.email } as const;
  return {
    events: [ended, ...passed],
    // One entry in either case: whether there is one would be told by the number of the remover's own next entry there.
    elsewhere: [
      {
        orgId: PLATFORM_ORG_ID,
        events: [
          {
            action: gone ? "account.deleted" : "account.kept",
            target: account,
            before: { organization: org.name },
          },
        ],
      },
    ],
    mail: [
      gone
        ? { template: "account-deleted", props: { organization: org.name }, to: row }
        : { template: "removed", props: { organization: org.name, reason: null }, to: row },
    ],
    result: { name: row.name },
  };
}
