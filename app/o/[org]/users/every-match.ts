import { api } from "@/app/_api/browser";

export type MemberListInput = Parameters<typeof api.members.list.query>[0];

/** The ids of all removable people in a list, page by page; for lists of at most 1,000. */
export async function everyMatch(list: MemberListInput): Promise<string[]> {
  const ids: string[] = [];
  let after: string | undefined;
  do {
    const { rows, next } = await api.members.list.query({ ...list, after, before: undefined });
    ids.push(...rows.filter(({ may, status }) => !may.remove && status !== "ended").map(({ id }) => id));
    after = next ?? undefined;
  } while (after);
  return ids;
}
