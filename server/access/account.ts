import { PLATFORM_ORG_ID } from "@/server/audit-log/append";
import { selfActor } from "@/server/audit-log/event";
import { webPool } from "@/server/transaction/pools";
import { inTransaction, type Tx } from "@/server/transaction/transaction";
import { type LockedOwnAccount, lockSelf } from "./account-lock";
import { requireRow, requireSession } from "./may-begin";
import type { AccessScope } from "./scope";
import { liveSession } from "./sessions/queries";

const nothing = async () => undefined;

/**
 * Work on accounts, credentials, tokens, sessions and limits, for anybody. What it writes here is committed on
 * its own, so a counter survives the refusal that follows it.
 */
export function inAccountTransaction<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
  return inTransaction(webPool(), { role: "auth", readOnly: false, first: nothing }, (tx) => work(tx));
}

const auth = { pool: webPool, role: "auth", begin: () => nothing } as const;

/** Accounts, for anyone, signed in or not: `work` proves who acts and says so. */
export const accounts: AccessScope<undefined, null, "anyone", "change"> = {
  ...auth,
  kind: "anyone",
  for: "change",
  enter: () => ({ context: null, holder: null, by: null, home: PLATFORM_ORG_ID, listing: null }),
};

/** The own account, for reading what is stored of it. */
export interface OwnAccount {
  id: string;
  name: string;
  email: string;
  platformAdmin: boolean;
  session: Buffer;
}

/** The own account, to read. Refuses signed_out, address_unconfirmed, other_account. */
export const myAccount: AccessScope<undefined, OwnAccount, "person", "read"> = {
  ...auth,
  kind: "person",
  for: "read",
  async enter(tx, caller) {
    const session = requireSession(caller);
    const { holder } = requireRow(caller, await liveSession(tx, session));
    const { id, name, email, platformAdmin } = holder;
    const context = { id, name, email, platformAdmin, session };
    return { context, holder, by: selfActor(holder), home: PLATFORM_ORG_ID, listing: null };
  },
};

/**
 * The own account, to change: locked with every organization it belongs to, and read again under the locks.
 * Refuses signed_out, address_unconfirmed, other_account.
 */
export const myLockedAccount: AccessScope<undefined, LockedOwnAccount, "person", "change"> = {
  ...auth,
  kind: "person",
  for: "change",
  async enter(tx, caller) {
    const { holder, self } = await lockSelf(tx, caller);
    const by = selfActor(self);
    return { context: self, holder, by, home: PLATFORM_ORG_ID, listing: "/account/activity" };
  },
};
