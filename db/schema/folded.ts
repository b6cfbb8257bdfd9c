import { type SQL, sql } from "drizzle-orm";
import { customType } from "drizzle-orm/pg-core";

/**
 * What lists sort and search by: text without capitals and accents, so that Åsa stands with Asa and "muller" finds
 * Müller. The function `folded` in db/sql/search.sql does the same to what somebody searches for.
 */
export const folded = (text: SQL): SQL =>
  sql`translate(lower(regexp_replace(normalize(${text}, NFKD), '[\\u0300-\\u036f]', '', 'g')), 'łŁøØđĐı', 'llooddi')`;

/** Text that sorts by code point on every server, whatever the locale of its database. */
export const orderKey = customType<{ data: string }>({ dataType: () => 'text collate "C"' });
