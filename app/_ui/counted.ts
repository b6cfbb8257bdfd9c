/** A number as people read it: 10,009. */
export const grouped = (number: number) => number.toLocaleString("en");

/** A number that was counted up to 1,000: more are "1,000+". */
export const upTo = (count: number) => (count > 1000 ? "1,000+" : grouped(count));

/** "One person" for one, "10,009 people" for more. */
export const counted = (number: number, one: string, many: string) =>
  number === 1 ? one : `${grouped(number)} ${many}`;

/**
 * The footer of a list without a total: the number of rows if it fits on one page, else the number of rows "on this
 * page".
 */
export const onThisPage = (rows: number, all: boolean, one: string, many: string) =>
  `${counted(rows, one, many)}${all ? "" : " on this page"}`;

/** "63 people", with what the search could not do; announced when it changes. */
export function peopleFound(list: { total: number; more: boolean; note: string | null }): string {
  const count = grouped(list.total);
  const people = `${list.more ? "More than " : ""}${count} ${list.total === 1 ? "person" : "people"}`;
  return list.note ? `${people}. ${list.note}` : people;
}
