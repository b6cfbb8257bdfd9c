import { type SQL, sql } from "drizzle-orm";
import { customType, timestamp, uuid } from "drizzle-orm/pg-core";

/** Raw bytes: hashes of tokens and links of the audit chain. */
export const bytes = customType<{ data: Buffer; driverData: Buffer }>({ dataType: () => "bytea" });

/** A moment, stored with its zone and read as a Date. */
export const moment = (name: string) => timestamp(name, { withTimezone: true, mode: "date" });

/** The organization a row belongs to; always the first column of the primary key. */
export const orgId = () => uuid("org_id").notNull();

/**
 * What lists sort and search by: text as it is compared, so that Åsa stands with Asa and "muller" finds Müller. The
 * function is in db/sql/search.sql and, the same for TypeScript, in server/policy/fold.ts. Stored columns keep what it
 * gave when a row was written: a change of it needs a migration that makes these columns again.
 */
export const folded = (text: SQL): SQL => sql`folded(${text})`;

/** Folded text that sorts as people expect it, the same on every server: the root order of ICU. */
export const orderKey = customType<{ data: string }>({ dataType: () => 'text collate "alphabetical"' });
