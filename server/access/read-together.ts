import type { Caller } from "@/server/context";
import { Refusal } from "@/server/errors";
import { inTransaction, type Tx } from "@/server/transaction/transaction";
import type { OrganizationSessionRow, OrgContext } from "./organization";
import type { AccessScope } from "./scope";
import { touchSession } from "./sessions/touch";

type OrganizationScope = AccessScope<OrganizationSessionRow | undefined, OrgContext, "person", "both">;

/** One of the reads that share a transaction. */
interface Part {
  scope: OrganizationScope;
  work: (tx: Tx, context: OrgContext) => Promise<unknown>;
  resolve: (value: unknown) => void;
  reject: (error: unknown) => void;
}

/** Reads whose transaction is on its way to the database, by request and organization: others may still join. */
const joinable = new WeakMap<Caller, Map<string, Part[]>>();

/** Reads an organization together with what the same request reads of it at the same time. */
export function readTogether<T>(
  caller: Caller,
  slug: string,
  scope: OrganizationScope,
  work: (tx: Tx, context: OrgContext) => Promise<T>,
): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const part: Part = { scope, work, resolve: resolve as (value: unknown) => void, reject };
    const open = scope.patience ? undefined : joinable.get(caller)?.get(slug);
    if (open) open.push(part);
    else void run(caller, slug, scope, [part]);
  });
}

async function run(
  caller: Caller,
  slug: string,
  scope: OrganizationScope,
  parts: Part[],
  alone = false,
): Promise<void> {
  const { patience, role } = scope;
  const close = patience || alone ? () => undefined : opened(caller, slug, parts);
  let seen: OrganizationSessionRow | undefined;
  try {
    const terms = { role, patience, readOnly: true, first: scope.begin(caller, false) };
    const outcomes = await inTransaction(scope.pool(), terms, async (tx, row) => {
      close();
      const outcomes = await Promise.allSettled(
        parts.map(async ({ scope, work }) => {
          const entered = await scope.enter(tx, caller, row);
          seen = row;
          return entered && work(tx, entered.context);
        }),
      );
      // A refusal is an answer; any other error has broken the transaction for all of them.
      for (const outcome of outcomes) {
        if (outcome.status === "rejected" && !(outcome.reason instanceof Refusal)) throw outcome.reason;
      }
      return outcomes;
    });
    if (seen) {
      await touchSession(caller, { lastSeenAt: seen.last_seen_at, lastOrgId: seen.last_org_id }, seen.org_id);
    }
    for (const [index, { resolve, reject }] of parts.entries()) {
      const outcome = outcomes[index];
      if (outcome?.status === "fulfilled") resolve(outcome.value);
      else reject(outcome?.reason);
    }
  } catch (error) {
    close();
    if (parts.length === 1) return parts[0]?.reject(error);
    for (const part of parts) void run(caller, slug, part.scope, [part], true);
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
