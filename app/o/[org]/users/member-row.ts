import type { api } from "@/app/_api/server";
import { type Column, columns } from "./columns";

type Listed = Awaited<ReturnType<typeof api.members.list>>["rows"][number];

/** What the browser gets of one person: what the table shows, and nothing twice. */
export type MemberRow = Pick<Listed, "id" | "name" | "email" | "role" | "badges"> & {
  tag?: Listed["tag"];
  /** The day, as YYYY-MM-DD. */
  joined: string;
  /** The texts of the added columns. */
  more?: string[];
  /** Who no longer belongs here has no page of their own any more, and nothing can be done. */
  gone?: true;
  /** Why their role cannot be changed, and why they cannot be removed. */
  whyNotRole?: string;
  whyNotRemove?: string;
};

/** Makes a row of the table from what the server lists. */
export function memberRow(listed: Listed, chosen: readonly Column[]): MemberRow {
  const { id, name, email, role, badges, tag, may } = listed;
  // A key without a value would be sent as well.
  return {
    ...{ id, name, email, role, badges },
    ...(tag && { tag }),
    joined: listed.joinedAt.slice(0, 10),
    ...(chosen.length > 0 && { more: chosen.map((column) => columns[column].text(listed)) }),
    ...(listed.status === "ended" && { gone: true as const }),
    ...(may.changeRole && { whyNotRole: may.changeRole }),
    ...(may.remove && { whyNotRemove: may.remove }),
  };
}
