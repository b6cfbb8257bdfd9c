import type { AnyColumn, Placeholder, SQL } from "drizzle-orm";
import { sql } from "drizzle-orm";

/** A moment as the key of a page by time says it: microseconds since 1970 (server/policy/cursor). */
export const toMicroseconds = (moment: AnyColumn | SQL) =>
  sql<string>`(extract(epoch from ${moment}) * 1000000)::bigint::text`;

/** The moment that such a key says. */
export const fromMicroseconds = (key: string | null | Placeholder) =>
  sql`timestamptz 'epoch' + ${key}::bigint * interval '1 microsecond'`;
