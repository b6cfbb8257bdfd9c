import { myAccount, myLockedAccount } from "@/server/access/account";
import { change } from "@/server/access/change";
import { read } from "@/server/access/read";
import { accountTarget, inNoOtherOrganization } from "@/server/accounts/account-events";
import type { Caller } from "@/server/context";
import { refuse } from "@/server/errors";
import { deviceOf } from "@/server/policy/device";
import { endOtherSessions, endSession, listSessions } from "./queries";

/** The devices signed in to the caller's account, most recently used first. */
export function ownSessions(caller: Caller) {
  return read(caller, myAccount, async (tx, self) =>
    (await listSessions(tx, self.id)).map((row) => ({
      id: row.idHash.toString("hex"),
      device: deviceOf(row.userAgent),
      ip: row.ip,
      since: row.createdAt.toISOString(),
      lastSeenAt: row.lastSeenAt.toISOString(),
      current: row.idHash.equals(self.session),
    })),
  );
}

/** "Mia signed out another device." Refuses signed_out, address_unconfirmed, session_over. */
export function endOneSession(caller: Caller, id: string): Promise<null> {
  return change(caller, myLockedAccount, async (tx, self) => {
    if (!(await endSession(tx, self.id, Buffer.from(id, "hex")))) refuse("session_over");

    return {
      events: inNoOtherOrganization({ action: "account.session_ended", target: accountTarget(self) }),
      result: null,
    };
  });
}

/** "Mia signed out every other device." Refuses signed_out, address_unconfirmed. */
export function endAllOtherSessions(caller: Caller): Promise<{ ended: number }> {
  return change(caller, myLockedAccount, async (tx, self) => {
    const ended = await endOtherSessions(tx, self.id, self.session);

    return {
      events: inNoOtherOrganization({ action: "account.sessions_ended", target: accountTarget(self) }),
      result: { ended },
    };
  });
}
