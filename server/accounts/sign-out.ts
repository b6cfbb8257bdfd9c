import { accounts, inAccountTransaction } from "@/server/access/account";
import { change } from "@/server/access/change";
import { refuseOther } from "@/server/access/may-begin";
import { liveSession, revokeSession } from "@/server/access/sessions/queries";
import { selfActor } from "@/server/audit-log/event";
import type { Caller } from "@/server/context";
import { accountTarget, inNoOtherOrganization } from "./account-events";

/** Ends the session of this browser; harmless when it has ended already. Refuses other_account. */
export async function signOut(caller: Caller): Promise<void> {
  const { session } = caller;
  if (!session) return;
  const live = await inAccountTransaction((tx) => liveSession(tx, session));
  if (live) refuseOther(caller, { ...live, id: live.account_id ?? live.sign_up_id ?? "" });
  if (!live?.account_id) {
    await inAccountTransaction((tx) => revokeSession(tx, session));
    return;
  }
  const person = { id: live.account_id, name: live.name, email: live.email };
  await change(caller, accounts, async (tx) => {
    await revokeSession(tx, session);
    return {
      by: selfActor(person),
      events: inNoOtherOrganization({ action: "account.signed_out", target: accountTarget(person) }),
      result: undefined,
    };
  });
}
