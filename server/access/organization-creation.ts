import type { TransactionSql } from "postgres";
import { appendToAuditLog } from "@/server/audit-log/append";
import type { Caller } from "@/server/context";
import { refuse, refuseIf } from "@/server/errors";
import { whyNotChange } from "@/server/policy/actor";
import { platformPool } from "@/server/transaction/pools";
import { inTransaction, type Tx } from "@/server/transaction/transaction";
import { countingUse, requireAccount } from "./holder";
import type { OversightDone } from "./platform-changes";

interface FounderRow {
  last_seen_at: string;
  account_id: string | null;
  name: string;
  email: string;
  platform_admin: boolean;
  may: boolean;
}

/**
 * Founds an organization on behalf of any enabled account, where the platform's settings let anybody; they are read
 * again under their lock. Refuses signed_out, address_unconfirmed, view_only, founding_closed.
 */
export function changeAsFounder<T>(
  caller: Caller,
  work: (tx: Tx, founder: { id: string; name: string; email: string }) => Promise<OversightDone<T>>,
): Promise<T> {
  const { session } = caller;
  if (!session) refuse("signed_out");
  const first = async (sql: TransactionSql) =>
    (await sql<FounderRow[]>`select * from begin_organization_creation(${session})`)[0];
  const terms = { role: "platform", readOnly: false, first } as const;
  return countingUse(caller, () =>
    inTransaction(platformPool(), terms, async (tx, found) => {
      const row = requireAccount(caller, found);
      refuseIf(whyNotChange({ platformAdmin: row.platform_admin }, caller));
      if (!row.may) refuse("founding_closed");
      const founder = { id: row.account_id, name: row.name, email: row.email };
      const { events, result } = await work(tx, founder);
      await appendToAuditLog(
        tx,
        caller,
        { ...founder, role: row.platform_admin ? "PlatformAdmin" : null },
        events,
      );
      return result;
    }),
  );
}
