/** A number as people read it: 10,009. */
export const grouped = (number: number) => number.toLocaleString("en");

/** "One person waits" for one, "10,009 people wait" for more. */
export const counted = (number: number, one: string, many: string) =>
  number === 1 ? one : `${grouped(number)} ${many}`;
