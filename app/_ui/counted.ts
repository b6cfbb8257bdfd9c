/** A number as people read it: 10,009. */
export const grouped = (number: number) => number.toLocaleString("en");

/** A number that was counted up to 1,000: more are "1,000+". */
export const upTo = (count: number) => (count > 1000 ? "1,000+" : grouped(count));

/** "One person waits" for one, "10,009 people wait" for more. */
export const counted = (number: number, one: string, many: string) =>
  number === 1 ? one : `${grouped(number)} ${many}`;
