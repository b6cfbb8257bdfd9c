import { PLATFORM_ORG_ID } from "@/server/audit-log/append";
import { refuse } from "@/server/errors";
import { platformPool } from "@/server/transaction/pools";
import { requireRow, requireSession, type SessionRow } from "./may-begin";
import type { AccessScope } from "./scope";

interface CreatorRow extends SessionRow {
  may: boolean;
}

const ops = { for: "change", pool: platformPool, role: "platform" } as const;

/**
 * A new organization, for any enabled account, where the platform's settings let anyone create one; they are read again
 * under their lock. Refuses signed_out, address_unconfirmed, other_account, founding_closed.
 */
export const organizationCreation: AccessScope<
  CreatorRow | undefined,
  { id: string; name: string; email: string },
  "person",
  "change"
> = {
  ...ops,
  kind: "person",
  begin: (caller) => {
    const session = requireSession(caller);
    return async (sql) => (await sql<CreatorRow[]>`select * from begin_organization_creation(${session})`)[0];
  },
  enter(_, caller, found) {
    const { holder, row } = requireRow(caller, found);
    if (!row.may) refuse("founding_closed");
    const { id, name, email, platformAdmin } = holder;
    const by = { id, name, email, role: platformAdmin ? "PlatformAdmin" : null };
    return { context: { id, name, email }, holder, by, home: PLATFORM_ORG_ID, listing: null };
  },
};

/**
 * The platform itself under the lock of its one row, for the holder of the setup link, who has no account yet: `work`
 * proves the link before anything else.
 */
export const setup: AccessScope<number, null, "anyone", "change"> = {
  ...ops,
  kind: "anyone",
  begin: () => async (sql) => (await sql`select id from platform where id = 1 for update`).length,
  enter(_tx, _caller, locked) {
    if (locked !== 1) throw new Error("The row of the platform could not be locked.");
    return { context: null, holder: null, by: null, home: PLATFORM_ORG_ID, listing: null };
  },
};
