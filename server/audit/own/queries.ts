import { sql } from "drizzle-orm";
import type { EventAction } from "@/server/audit-log/event";
import type { Tx } from "@/server/transaction/transaction";
import type { EventRow } from "../list/queries";

/** An event of one of the chains that concern a person, and where that is; null for the platform's. */
export interface OwnEventRow extends EventRow {
  orgId: string;
  org: { slug: string; name: string } | null;
}

interface Row extends Record<string, unknown> {
  org_id: string;
  org_slug: string | null;
  org_name: string | null;
  seq: string;
  at: string | Date;
  body: string;
}

export interface OwnKey {
  at: Date;
  orgId: string;
  seq: number;
}

/** What concerns the person of this transaction, newest first (db/sql/audit.sql). */
export async function listOwnEvents(
  tx: Tx,
  key: OwnKey | null,
  limit: number,
  except: readonly EventAction[],
): Promise<OwnEventRow[]> {
  const rows = await tx.execute<Row>(sql`
    select * from own_events(${key?.at.toISOString() ?? null}::timestamptz, ${key?.orgId ?? null}::uuid,
                             ${key?.seq ?? null}::bigint, ${limit}::integer, ${sql.param([...except])}::text[])`);
  return rows.map((row) => ({
    ...read(row),
    orgId: row.org_id,
    org: row.org_slug && row.org_name ? { slug: row.org_slug, name: row.org_name } : null,
  }));
}

/** One event of the platform's chain that concerns the person of this transaction, or null. */
export async function findOwnEvent(tx: Tx, seq: number): Promise<EventRow | null> {
  const [row] = await tx.execute<Row>(sql`select * from own_event(${seq}::bigint)`);
  return row ? read(row) : null;
}

const read = ({ seq, at, body }: Row): EventRow => ({
  seq: Number(seq),
  at: new Date(at),
  event: JSON.parse(body),
});
