import type { Sql } from "postgres";
import { PLATFORM_ORG_ID } from "@/server/audit-log/append";

/** One chain as the owner of the database reads it. */
export interface Checkpoint {
  lastSeq: number;
  lastHash: Buffer;
  removed: number;
  before: string;
  signature: Buffer;
  keyId: string;
}

export interface StoredLink {
  seq: number;
  at: Date;
  body: string;
  prev: Buffer;
  hash: Buffer;
  keyId: string;
}

/** Every chain there is, by its head or by its events, and the newest tombstone and head of it. */
export async function chainsOf(owner: Sql): Promise<string[]> {
  const rows = await owner<{ org_id: string }[]>`
    with recursive chain as (
      (select org_id from audit_event order by org_id limit 1)
      union all
      select (select e.org_id from audit_event e where e.org_id > c.org_id order by e.org_id limit 1)
        from chain c where c.org_id is not null)
    select org_id from chain where org_id is not null
    union select org_id from audit_head order by org_id`;
  return rows.map(({ org_id }) => org_id);
}

/** Every organization there is, and the platform itself once it is set up. */
export async function organizationsOf(owner: Sql): Promise<string[]> {
  const rows = await owner<{ id: string }[]>`
    select id from organization
    union all select ${PLATFORM_ORG_ID}::uuid from platform where set_up_at is not null`;
  return rows.map(({ id }) => id);
}

/** Every organization that the platform's chain says was founded or deleted, those that are gone among them. */
export async function organizationsTold(owner: Sql): Promise<string[]> {
  const rows = await owner<{ id: string }[]>`
    select distinct target_id as id from audit_event
     where org_id = ${PLATFORM_ORG_ID} and action in ('organization.founded', 'organization.deleted')`;
  return rows.map(({ id }) => id);
}

/** The newest link that the database says there is. */
export async function storedHead(owner: Sql, orgId: string): Promise<{ seq: number; hash: Buffer } | null> {
  const [row] = await owner<{ seq: string; hash: Buffer }[]>`
    select seq, hash from audit_head where org_id = ${orgId}`;
  return row ? { seq: Number(row.seq), hash: row.hash } : null;
}

/** The newest tombstone of a chain. */
export async function newestCheckpoint(owner: Sql, orgId: string): Promise<Checkpoint | null> {
  const [row] = await owner<
    {
      last_seq: string;
      last_hash: Buffer;
      removed: string;
      before: string;
      signature: Buffer;
      key_id: string;
    }[]
  >`select last_seq, last_hash, removed, before::text, signature, key_id from audit_tombstone
     where org_id = ${orgId} order by last_seq desc limit 1`;
  return row
    ? {
        lastSeq: Number(row.last_seq),
        lastHash: row.last_hash,
        removed: Number(row.removed),
        before: row.before,
        signature: row.signature,
        keyId: row.key_id,
      }
    : null;
}

const batch = 2000;

/** The events of a chain after a number, in order, in batches by key. */
export async function* linksAfter(owner: Sql, orgId: string, after: number): AsyncGenerator<StoredLink> {
  for (let from = after; ; ) {
    const rows = await owner<
      { seq: string; at: Date; body: string; prev: Buffer; hash: Buffer; key_id: string }[]
    >`select seq, at, body, prev, hash, key_id from audit_event
       where org_id = ${orgId} and seq > ${from} order by seq limit ${batch}`;
    for (const { seq, key_id, ...row } of rows) yield { ...row, seq: Number(seq), keyId: key_id };
    const last = rows.at(-1);
    if (!last || rows.length < batch) return;
    from = Number(last.seq);
  }
}
