import { noOrganization } from "@/server/audit/record";
import type { Caller } from "@/server/context";
import { authDoor, changeAccount } from "@/server/doors/auth";
import { liveSession, revoke } from "@/server/sessions/queries";

/** Ends the session of this browser; harmless when it has ended already. */
export async function signOut(caller: Caller): Promise<void> {
  const { session } = caller;
  if (!session) return;
  const live = await authDoor((tx) => liveSession(tx, session));
  if (!live?.account_id) {
    await authDoor((tx) => revoke(tx, session));
    return;
  }
  const person = { id: live.account_id, name: live.name, email: live.email };
  await changeAccount(caller, async (tx) => {
    await revoke(tx, session);
    const target = { kind: "account" as const, id: person.id, label: person.name, email: person.email };
    return {
      by: { ...person, role: null },
      events: [{ orgId: noOrganization, events: [{ action: "account.signed_out", target }] }],
      result: undefined,
    };
  });
}
