import { inAccountTransaction } from "@/server/access/account";
import { liveSession } from "@/server/access/sessions/queries";
import type { Caller } from "@/server/context";

/** Who holds a session: the id of the account, or of the sign-up that waits for its address to be confirmed. */
export interface Holder {
  account: string;
  name: string;
  email: string;
  /** True while the address is not confirmed. */
  unconfirmed: boolean;
}

/** Whose session this browser has, for pages that say who is signed in; null without a live one. */
export async function holderOf({ session }: Caller): Promise<Holder | null> {
  if (!session) return null;
  const live = await inAccountTransaction((tx) => liveSession(tx, session));
  const account = live?.account_id ?? live?.sign_up_id;
  if (!live || !account) return null;
  return { account, name: live.name, email: live.email, unconfirmed: !live.account_id };
}
