import type { Caller } from "@/server/context";
import { Refusal, refuse } from "@/server/errors";
import type { ActionName } from "@/server/policy/actions";
import type { Actor } from "@/server/policy/actor";
import { webPool } from "@/server/transaction/pools";
import { inTransaction, type Tx } from "@/server/transaction/transaction";
import { authorize, beginOrganizationSession, type Org, type OrganizationSessionRow } from "./organization";
import { touchSession } from "./sessions/touch";

/** An organization as somebody with the right to a action finds it. */
export interface OrgContext {
  actor: Actor;
  org: Org;
}

/** One of the reads that share a transaction. */
interface Part {
  action: ActionName;
  work: (tx: Tx, context: OrgContext) => Promise<unknown>;
  resolve: (value: unknown) => void;
  reject: (error: unknown) => void;
}

interface Terms {
  /** For a read that may run out of time: it gets a transaction to itself, which it cannot break for others. */
  patience?: "2s";
}

/** Reads whose transaction is on its way to the database, by request and organization: others may still join. */
const joinable = new WeakMap<Caller, Map<string, Part[]>>();

/**
 * Reads one organization: a read-only transaction as the tenant role, entered through session and slug. What one
 * request reads of it at the same time, such as a page and the frame around it, shares one transaction; the action
 * of each is checked for itself. Refuses whatever `authorized` refuses.
 */
export async function read<T>(
  caller: Caller,
  slug: string,
  action: ActionName,
  work: (tx: Tx, context: OrgContext) => Promise<T>,
  terms: Terms = {},
): Promise<T> {
  const { session } = caller;
  if (!session) refuse("signed_out");
  return new Promise<T>((resolve, reject) => {
    const part: Part = { action, work, resolve: resolve as (value: unknown) => void, reject };
    const open = terms.patience ? undefined : joinable.get(caller)?.get(slug);
    if (open) open.push(part);
    else void readTogether(caller, session, slug, [part], terms);
  });
}

async function readTogether(
  caller: Caller,
  session: Buffer,
  slug: string,
  parts: Part[],
  terms: Terms & { alone?: boolean },
): Promise<void> {
  const { patience, alone } = terms;
  const close = patience || alone ? () => undefined : opened(caller, slug, parts);
  let seen: OrganizationSessionRow | undefined;
  try {
    const outcomes = await inTransaction(
      webPool(),
      { role: "tenant", readOnly: true, first: beginOrganizationSession(session, slug, false), patience },
      async (tx, row) => {
        close();
        const outcomes = await Promise.allSettled(
          parts.map(async ({ action, work }) => {
            const context = authorize(caller, row, action);
            seen = row;
            return work(tx, context);
          }),
        );
        // A refusal is an answer; any other error has broken the transaction for all of them.
        for (const outcome of outcomes) {
          if (outcome.status === "rejected" && !(outcome.reason instanceof Refusal)) throw outcome.reason;
        }
        return outcomes;
      },
    );
    if (seen)
      await touchSession(caller, { lastSeenAt: seen.last_seen_at, lastOrgId: seen.last_org_id }, seen.org_id);
    for (const [index, { resolve, reject }] of parts.entries()) {
      const outcome = outcomes[index];
      if (outcome?.status === "fulfilled") resolve(outcome.value);
      else reject(outcome?.reason);
    }
  } catch (error) {
    close();
    if (parts.length === 1) return parts[0]?.reject(error);
    for (const part of parts) void readTogether(caller, session, slug, [part], { alone: true });
  }
}

/** Lets others join these parts until the function it gives is called. */
function opened(caller: Caller, slug: string, parts: Part[]): () => void {
  const open = joinable.get(caller) ?? new Map<string, Part[]>();
  joinable.set(caller, open.set(slug, parts));
  return () => {
    if (open.get(slug) === parts) open.delete(slug);
  };
}
