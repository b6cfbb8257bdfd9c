import { api } from "@/app/_api/server";
import { type ListedMember, memberRows } from "@/app/o/[org]/users/member-row";

type Kept = {
  frame: Awaited<ReturnType<typeof api.organizations.frame>>;
  list: Awaited<ReturnType<typeof api.members.list>>;
  /** The same as the table gets them. */
  rows: ListedMember[];
};
const known = new Map<string, Promise<Kept>>();

/**
 * The first page of an organization's users, read once and then kept in memory: the same rows as on the Users page,
 * as if they were written into it.
 */
export function keptRows(org: string): Promise<Kept> {
  const found = known.get(org) ?? readOnce(org);
  known.set(org, found);
  return found;
}

async function readOnce(org: string): Promise<Kept> {
  const [frame, list] = await Promise.all([api.organizations.frame({ org }), api.members.list({ org })]);
  return { frame, list, rows: memberRows(list.rows, []) };
}
