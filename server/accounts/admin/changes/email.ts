import { change } from "@/server/access/change";
import { accountChange } from "@/server/access/platform";
import { accountTarget, inEveryOrganization } from "@/server/accounts/account-events";
import { setEmail } from "@/server/accounts/own/queries";
import { PLATFORM_ORG_ID } from "@/server/audit-log/append";
import type { Caller } from "@/server/context";
import { refuse } from "@/server/errors";
import { normalizeEmail } from "@/server/policy/email";
import { endAllLinks } from "./queries";

/**
 * "Pia changed the address of Mia's account": both addresses are notified. The old one gets no undo link,
 * because its mailbox may be lost or taken over; all links emailed before stop working, undo links included.
 * Refuses signed_out, not_found, own_account, email_unchanged, step_up, address_has_account.
 */
export function changeAccountEmail(
  caller: Caller,
  { id, email }: { id: string; email: string },
): Promise<{ name: string }> {
  return change(caller, accountChange(id), async (tx, { actor, target, orgs }) => {
    if (actor.id === target.id) refuse("own_account");
    if (target.email === email) refuse("email_is_theirs", { name: target.name });
    if (!actor.recentlyAuthenticated) refuse("step_up");

    if (!(await setEmail(tx, target.id, { email, emailNorm: normalizeEmail(email) })))
      refuse("address_has_account");
    await endAllLinks(tx, target.id);

    return {
      events: inEveryOrganization(orgs, {
        action: "account.email_changed",
        target: accountTarget(target),
        before: { email: target.email },
        after: { email },
      }),
      mail: [
        {
          orgId: PLATFORM_ORG_ID,
          messages: [
            { template: "email-changed-old", props: { token: null, email, by: actor.name }, to: target },
            { template: "email-changed-new", props: { by: actor.name }, to: { email, name: target.name } },
          ],
        },
      ],
      result: { name: target.name },
    };
  });
}
