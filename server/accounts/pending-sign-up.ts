import { inAccountTransaction } from "@/server/access/account";
import { refuseOther } from "@/server/access/may-begin";
import { liveSession } from "@/server/access/sessions/queries";
import { touchSession } from "@/server/access/sessions/touch";
import type { Caller } from "@/server/context";
import { refuse } from "@/server/errors";
import { findListed } from "@/server/organizations/queries";
import { findSignUp } from "./queries";

/** The unconfirmed sign-up of this browser's session, with the name of its organization; null if there is none. */
export async function findPendingSignUp(caller: Caller) {
  const { session } = caller;
  if (!session) return null;
  let lastSeenAt: string | undefined;
  const pending = await inAccountTransaction(async (tx) => {
    const live = await liveSession(tx, session);
    lastSeenAt = live?.last_seen_at;
    if (live) refuseOther(caller, { ...live, id: live.account_id ?? live.sign_up_id ?? "" });
    const found = live?.sign_up_id ? await findSignUp(tx, live.sign_up_id) : null;
    if (!found) return null;
    const org = await findListed(tx, found.askedOrgId);
    return {
      id: found.id,
      name: found.name,
      email: found.email,
      sentAt: found.sentAt.toISOString(),
      organization: org?.name ?? "the organization you chose",
    };
  });
  if (lastSeenAt) await touchSession(caller, { lastSeenAt, lastOrgId: null }, null);
  return pending;
}

/** The same, for calls that need it. Refuses signed_out, other_account. */
export async function pendingSignUp(caller: Caller) {
  return (await findPendingSignUp(caller)) ?? refuse("signed_out");
}
