import { customType, timestamp, uuid } from "drizzle-orm/pg-core";

/** Raw bytes: hashes of tokens and links of the audit chain. */
export const bytes = customType<{ data: Buffer; driverData: Buffer }>({ dataType: () => "bytea" });

/** A moment, stored with its zone and read as a Date. */
export const moment = (name: string) => timestamp(name, { withTimezone: true, mode: "date" });

/** The organization a row belongs to; always the first column of the primary key. */
export const orgId = () => uuid("org_id").notNull();
