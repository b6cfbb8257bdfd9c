import { grouped } from "@/app/_ui/counted";
/** "63 people", with what the search could not do; announced when it changes. */
export function peopleFound(list: { total: number; more: boolean; note: string | null }): string {
  const count = grouped(list.total);
  const people = `${list.more ? "More than " : ""}${count} ${list.total === 1 ? "person" : "people"}`;
  return list.note ? `${people}. ${list.note}` : people;
}
