import { sql } from "drizzle-orm";
import { bigint, date, index, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { bytes, folded, moment, orderKey, orgId } from "./columns";

/**
 * What happened, in order and without gaps per organization. `body` is canonical JSON, kept byte for byte
 * because the hash stands over it; the columns beside it are generated from it, for filters.
 */
export const auditEvent = pgTable(
  "audit_event",
  {
    orgId: orgId(),
    seq: bigint("seq", { mode: "number" }).notNull(),
    at: moment("at").notNull(),
    body: text("body").notNull(),
    prev: bytes("prev").notNull(),
    hash: bytes("hash").notNull(),
    keyId: text("key_id").notNull(),
    action: text("action").notNull().generatedAlwaysAs(sql`(body::jsonb ->> 'action')`),
    actorId: uuid("actor_id").generatedAlwaysAs(sql`((body::jsonb -> 'actor' ->> 'id')::uuid)`),
    targetId: uuid("target_id").generatedAlwaysAs(sql`((body::jsonb -> 'target' ->> 'id')::uuid)`),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.seq] }),
    // A clock may jump, so a list by time has the sequence only as its second key; each filter has an index of its own.
    index("audit_event_by_time").on(t.orgId, t.at, t.seq),
    index("audit_event_of_actor").on(t.orgId, t.actorId, t.at, t.seq),
    index("audit_event_of_actor_action").on(t.orgId, t.actorId, t.action, t.at, t.seq),
    index("audit_event_of_target").on(t.orgId, t.targetId, t.at, t.seq),
    index("audit_event_of_action").on(t.orgId, t.action, t.at, t.seq),
  ],
);

/**
 * Everybody who stands in a chain, under each id, name and address they had then: what a typed name is looked up in,
 * whether they belong to the organization, only asked, were invited, or acted from outside. Kept by trigger
 * (db/sql/audit-people.sql); it lives as long as the events do.
 */
export const auditPerson = pgTable(
  "audit_person",
  {
    orgId: orgId(),
    id: uuid("id").notNull(),
    /** Null for who has no account, as far as the event tells. */
    accountId: uuid("account_id"),
    name: text("name").notNull(),
    email: text("email").notNull(),
    emailKey: orderKey("email_key").notNull().generatedAlwaysAs(folded(sql`email`)),
    // A space before each word, so that one may be asked for by its beginning.
    search: text("search")
      .notNull()
      .generatedAlwaysAs(sql`' ' || ${folded(sql`name || ' ' || email`)}`),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id, t.name, t.email] }),
    index("audit_person_of_account").on(t.orgId, t.accountId),
    // Which names several people have.
    // The id is in it so that looking up one person does not read everyone of that name, such as the empty name.
    index("audit_person_of_name").on(t.orgId, t.name, t.id),
    index("audit_person_of_address").on(t.orgId, t.emailKey).where(sql`account_id is null`),
    index("audit_person_search")
      .using("gin", t.orgId, t.search.op("gin_trgm_ops"))
      .with({ fastupdate: false }),
  ],
);

/** The newest link of each chain; its row lock puts appends in order. */
export const auditHead = pgTable("audit_head", {
  orgId: orgId().primaryKey(),
  seq: bigint("seq", { mode: "number" }).notNull(),
  hash: bytes("hash").notNull(),
});

/**
 * What stands where the oldest events of a chain were removed by the owner: how many, up to which, and the hash from
 * which the rest goes on. Signed, because the chain no longer proves it.
 */
export const auditTombstone = pgTable(
  "audit_tombstone",
  {
    orgId: orgId(),
    lastSeq: bigint("last_seq", { mode: "number" }).notNull(),
    lastHash: bytes("last_hash").notNull(),
    removed: bigint("removed", { mode: "number" }).notNull(),
    /** Everything before this day was to go. */
    before: date("before", { mode: "string" }).notNull(),
    prunedAt: moment("pruned_at").notNull(),
    signature: bytes("signature").notNull(),
    keyId: text("key_id").notNull(),
  },
  (t) => [primaryKey({ columns: [t.orgId, t.lastSeq] })],
);

/** Every key that ever sealed an event: a start without one of them could not verify what it sealed. */
export const auditKey = pgTable("audit_key", {
  keyId: text("key_id").primaryKey(),
  firstUsedAt: moment("first_used_at").notNull().defaultNow(),
});
