/** "63 people", with what the search could not do; announced when it changes. */
export function peopleFound(list: { total: number; more: boolean; note: string | null }): string {
  const count = list.total.toLocaleString("en");
  const people = `${list.more ? "More than " : ""}${count} ${list.total === 1 ? "person" : "people"}`;
  return list.note ? `${people}. ${list.note}` : people;
}
