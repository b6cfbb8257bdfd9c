import { inAccountTransaction } from "@/server/access/account";
import type { Caller } from "@/server/context";
import { touch } from "./queries";

const minute = 60_000;

/**
 * Notes that a session was used, and for which organization, at most once a minute unless the organization
 * changed. Never revives one: a revoked row stays revoked. A membership learns from it when it was last active.
 */
export async function touchSession(
  caller: Caller,
  known: { lastSeenAt: Date | string; lastOrgId: string | null },
  orgId: string | null,
): Promise<void> {
  const { session } = caller;
  if (!session) return;
  const movedTo = orgId && orgId !== known.lastOrgId ? orgId : null;
  if (!movedTo && Date.now() - new Date(known.lastSeenAt).getTime() < minute) return;
  await inAccountTransaction((tx) => touch(tx, session, orgId));
}
