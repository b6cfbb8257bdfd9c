/** A number as people read it: 10,009. */
export const grouped = (number: number) => number.toLocaleString("en");

/** A number that was counted up to 1,000: more are "1,000+". */
export const upTo = (count: number) => (count > 1000 ? "1,000+" : grouped(count));

/** "One person waits" for one, "10,009 people wait" for more. */
export const counted = (number: number, one: string, many: string) =>
  number === 1 ? one : `${grouped(number)} ${many}`;

/**
 * What the foot of a list says where nobody counted the whole of it: all of it if one page holds it, else what this page
 * holds.
 */
export const onThisPage = (rows: number, all: boolean, one: string, many: string) =>
  `${counted(rows, one, many)}${all ? "" : " on this page"}`;
