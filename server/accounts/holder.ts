import { inAccountTransaction } from "@/server/access/account";
import { liveSession } from "@/server/access/sessions/queries";
import type { Caller } from "@/server/context";

/** The owner of a session: the id of the account, or of a sign-up whose address isn't confirmed yet. */
export interface Holder {
  account: string;
  name: string;
  email: string;
  /** True while the address is not confirmed. */
  unconfirmed: boolean;
}

/** The owner of this browser's session, for pages that show who is signed in; null without a live session. */
export async function holderOf({ session }: Caller): Promise<Holder | null> {
  if (!session) return null;
  const live = await inAccountTransaction((tx) => liveSession(tx, session));
  const account = live?.account_id ?? live?.sign_up_id;
  if (!live || !account) return null;
  return { account, name: live.name, email: live.email, unconfirmed: !live.account_id };
}
