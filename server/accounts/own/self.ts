import type { Caller } from "@/server/context";
import { authDoor } from "@/server/doors/auth";
import type { Tx } from "@/server/doors/transaction";
import { refuse } from "@/server/errors";
import { liveSession } from "@/server/sessions/queries";

/** Whoever holds the session, for reading what is stored of their account. */
export interface Self {
  id: string;
  name: string;
  email: string;
  platformAdmin: boolean;
  session: Buffer;
}

/** Reads the own account. Refuses signed_out, address_unconfirmed. */
export function readSelf<T>(caller: Caller, work: (tx: Tx, self: Self) => Promise<T>): Promise<T> {
  const { session } = caller;
  if (!session) refuse("signed_out");
  return authDoor(async (tx) => {
    const live = await liveSession(tx, session);
    if (!live) refuse("signed_out");
    if (!live.account_id) refuse("address_unconfirmed");
    const { account_id: id, name, email, platform_admin: platformAdmin } = live;
    return work(tx, { id, name, email, platformAdmin, session });
  });
}
