import type { TransactionSql } from "postgres";
import type { OrgEvents } from "@/server/audit-log/append";
import { linkPlatformEvent } from "@/server/audit-log/event-link";
import type { Caller } from "@/server/context";
import { refuse, refuseIf } from "@/server/errors";
import type { OrgMessages } from "@/server/outbox/enqueue";
import { wakeWorker } from "@/server/outbox/notify-worker";
import { isRecentlyAuthenticated, whyNotChange } from "@/server/policy/actor";
import { platformPool } from "@/server/transaction/pools";
import { afterCommit, inTransaction, type Tx } from "@/server/transaction/transaction";
import { appendAuditAndOutbox } from "./append";
import { countingUse, requireAccount } from "./holder";
import type { Org } from "./organization";

/** What a change concerns, and so must be locked before it looks. */
export interface Concerns {
  /** True for the platform's own row: its settings. */
  platform?: boolean;
  /** An organization, by id. */
  org?: string;
  /** Accounts that must stay as they are until commit, by id. */
  accounts?: readonly string[];
}

/** Who changes something as PlatformAdmin, and the organization it concerns. */
export interface PlatformAdminContext {
  actor: { id: string; name: string; email: string; recentlyAuthenticated: boolean };
  org: PlatformOrg | null;
}

/** The organization as it is to the platform. */
type PlatformOrg = Pick<Org, "id" | "slug" | "name" | "state">;

/** What such a change hands back. Without an event it does not compile. */
export interface OversightDone<T> {
  events: readonly [OrgEvents, ...OrgEvents[]];
  mail?: readonly OrgMessages[];
  result: T;
}

interface OversightRow {
  last_seen_at: string;
  account_id: string | null;
  name: string;
  email: string;
  platform_admin: boolean;
  reauthenticated_at: string;
  org_id: string | null;
  org_slug: string;
  org_name: string;
  org_state: Org["state"];
}

/**
 * Changes the platform, or an organization from outside, on behalf of an enabled PlatformAdmin, who is read again
 * under the locks. To everybody else it does not exist.
 * Refuses signed_out, not_found (also an organization that is not there), view_only.
 * @param patience how long one statement may take; for what deletes much
 */
export async function changeOversight<T>(
  caller: Caller,
  concerns: Concerns,
  work: (tx: Tx, platformAdminActor: PlatformAdminContext) => Promise<OversightDone<T>>,
  patience?: "10min",
): Promise<T> {
  const { session } = caller;
  if (!session) refuse("signed_out");
  const { platform = false, org = null, accounts = [] } = concerns;
  const first = async (sql: TransactionSql) =>
    (
      await sql<OversightRow[]>`
        select * from begin_platform_change(${session}, ${platform}, ${org}, ${[...accounts]}::uuid[])`
    )[0];
  const terms = { role: "platform", readOnly: false, first, patience } as const;
  const answer = await countingUse(caller, () =>
    inTransaction(platformPool(), terms, async (tx, found) => {
      const row = requireAccount(caller, found);
      if (!row.platform_admin || (org && !row.org_id)) refuse("not_found");
      refuseIf(whyNotChange({ platformAdmin: true }, caller));
      const by = { id: row.account_id, name: row.name, email: row.email };

      const {
        events,
        mail = [],
        result,
      } = await work(tx, {
        actor: { ...by, recentlyAuthenticated: isRecentlyAuthenticated(row.reauthenticated_at) },
        org: row.org_id
          ? { id: row.org_id, slug: row.org_slug, name: row.org_name, state: row.org_state }
          : null,
      });

      await appendAuditAndOutbox(tx, caller, { ...by, role: "PlatformAdmin" }, { events, mail });
      afterCommit(tx, () => linkPlatformEvent(caller));
      return result;
    }),
  );
  wakeWorker();
  return answer;
}

/** The same for one organization, which is there. */
export function changeOrganization<T>(
  caller: Caller,
  concerns: Concerns & { org: string },
  work: (
    tx: Tx,
    platformAdminActor: PlatformAdminContext & { org: PlatformOrg },
  ) => Promise<OversightDone<T>>,
  patience?: "10min",
): Promise<T> {
  return changeOversight(
    caller,
    concerns,
    (tx, { actor, org }) => {
      if (!org) refuse("not_found");
      return work(tx, { actor, org });
    },
    patience,
  );
}
