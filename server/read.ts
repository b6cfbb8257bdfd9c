import type { Caller } from "./context";
import { authorized, type EnterRow, enter, type Org } from "./doors/entered";
import { webPool } from "./doors/pools";
import { inTransaction, type Tx } from "./doors/transaction";
import { refuse } from "./errors";
import type { Actor } from "./policy/actor";
import type { DeedName } from "./policy/deeds";
import { touchSession } from "./sessions/touch";

/** An organization as somebody with the right to a deed finds it. */
export interface Entered {
  actor: Actor;
  org: Org;
}

/**
 * Reads one organization: a read-only transaction as the tenant role, entered through session and slug.
 * Refuses whatever `authorized` refuses.
 */
export async function read<T>(
  caller: Caller,
  slug: string,
  deed: DeedName,
  work: (tx: Tx, entered: Entered) => Promise<T>,
  { patience }: { patience?: "2s" } = {},
): Promise<T> {
  if (!caller.session) refuse("signed_out");
  let seen: EnterRow | undefined;
  const result = await inTransaction(
    webPool(),
    { role: "tenant", readOnly: true, first: enter(caller.session, slug, false), patience },
    async (tx, row) => {
      const entered = authorized(row, deed);
      seen = row;
      return work(tx, entered);
    },
  );
  if (seen)
    await touchSession(caller, { lastSeenAt: seen.last_seen_at, lastOrgId: seen.last_org_id }, seen.org_id);
  return result;
}
