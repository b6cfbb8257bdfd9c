import { accountTarget, asOneself } from "@/server/accounts/account-events";
import { noOrganization } from "@/server/audit/record";
import type { Caller } from "@/server/context";
import { lockSelf } from "@/server/doors/account-lock";
import { changeAccount } from "@/server/doors/auth";
import { refuse } from "@/server/errors";
import { deviceOf } from "@/server/policy/device";
import { endOtherSessions, endSession, listSessions } from "./queries";
import { readSelf } from "./self";

/** The devices that are signed in to the own account, the one used last first. */
export function ownSessions(caller: Caller) {
  return readSelf(caller, async (tx, self) =>
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
  return changeAccount(caller, async (tx) => {
    const self = await lockSelf(tx, caller.session);

    if (!(await endSession(tx, self.id, Buffer.from(id, "hex")))) refuse("session_over");

    const target = accountTarget(self);
    return {
      by: asOneself(self),
      events: [{ orgId: noOrganization, events: [{ action: "account.session_ended", target }] }],
      result: null,
    };
  });
}

/** "Mia signed out every other device." Refuses signed_out, address_unconfirmed. */
export function endAllOtherSessions(caller: Caller): Promise<{ ended: number }> {
  return changeAccount(caller, async (tx) => {
    const self = await lockSelf(tx, caller.session);
    if (!caller.session) refuse("signed_out");

    const ended = await endOtherSessions(tx, self.id, caller.session);

    const target = accountTarget(self);
    return {
      by: asOneself(self),
      events: [{ orgId: noOrganization, events: [{ action: "account.sessions_ended", target }] }],
      result: { ended },
    };
  });
}
