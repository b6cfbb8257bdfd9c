import { liveSession } from "@/server/access/sessions/queries";
import { type OrgEvents, PLATFORM_ORG_ID } from "@/server/audit-log/append";
import { selfActor } from "@/server/audit-log/event";
import { linkOwnEvent } from "@/server/audit-log/event-link";
import type { Caller } from "@/server/context";
import { refuse, refuseIf } from "@/server/errors";
import type { OutboxMessage } from "@/server/outbox/enqueue";
import { whyNotChange } from "@/server/policy/actor";
import type { Tx } from "@/server/transaction/transaction";
import { changeAccount, inAccountTransaction } from "./account";
import { lockSelf } from "./account-lock";
import { countingUse, requireAccount } from "./holder";

/** Whoever holds the session, for reading what is stored of their account. */
export interface Self {
  id: string;
  name: string;
  email: string;
  platformAdmin: boolean;
  session: Buffer;
}

type LockedSelf = Awaited<ReturnType<typeof lockSelf>>;

/** Reads the own account. Refuses signed_out, address_unconfirmed. */
export function readSelf<T>(caller: Caller, work: (tx: Tx, self: Self) => Promise<T>): Promise<T> {
  const { session } = caller;
  if (!session) refuse("signed_out");
  return countingUse(caller, () =>
    inAccountTransaction(async (tx) => {
      const live = requireAccount(caller, (await liveSession(tx, session)) ?? undefined);
      const { account_id: id, name, email, platform_admin: platformAdmin } = live;
      return work(tx, { id, name, email, platformAdmin, session });
    }),
  );
}

/** What a change of the own account hands back; its mail belongs to no organization. */
interface SelfDone<T> {
  events: readonly [OrgEvents, ...OrgEvents[]];
  mail?: readonly OutboxMessage[];
  result: T;
}

/**
 * Changes the own account: it is locked with every organization it stands in and read again under the locks, then
 * `work` decides and writes. The answer says where the event can be read (KMP-4). Refuses signed_out,
 * address_unconfirmed, and view_only to a PlatformAdmin who chose to change nothing.
 */
export async function changeSelf<T>(
  caller: Caller,
  work: (tx: Tx, self: LockedSelf) => Promise<SelfDone<T>>,
): Promise<T> {
  const result = await countingUse(caller, () =>
    changeAccount(caller, async (tx) => {
      const self = await lockSelf(tx, caller);
      refuseIf(whyNotChange(self, caller));

      const { events, mail = [], result } = await work(tx, self);

      const messages = mail.length > 0 ? [{ orgId: PLATFORM_ORG_ID, messages: mail }] : [];
      return { by: selfActor(self), events, mail: messages, result };
    }),
  );
  linkOwnEvent(caller);
  return result;
}
