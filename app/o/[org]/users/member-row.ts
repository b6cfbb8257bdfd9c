import type { api } from "@/app/_api/server";
import { day } from "@/app/_ui/dates";
import { type Column, columns } from "./columns";

type Listed = Awaited<ReturnType<typeof api.members.list>>["rows"][number];
type Reasons = { role?: string; remove?: string };

/** What the browser gets of one person: what the table shows, and nothing twice. */
export type ListedMember = Pick<Listed, "id" | "name" | "email" | "role"> & {
  tag?: Listed["tag"];
  /** Badge labels: "vpn" is the full category, "infra: view" part of it, "+2 more: release, keypair" others. */
  held?: string[];
  /** The day, as "3 Nov 2026". */
  joined: string;
  /** The texts of the added columns. */
  more?: string[];
  /** Who no longer belongs here has no page of their own any more, and nothing can be done. */
  gone?: true;
  /** Why their role cannot be changed, and why they cannot be removed. */
  whyNot?: Reasons;
};

/** The categories of the first catalog; those of further ones as "+3", which names them. */
function heldOf(badges: Listed["badges"]): string[] {
  const beside = badges.filter((badge) => badge.beside);
  return [
    ...badges.flatMap((badge) => (badge.beside ? [] : badge.part ? badge.label : badge.category)),
    ...(beside.length > 0
      ? [`+${beside.length} more: ${beside.map(({ category }) => category).join(", ")}`]
      : []),
  ];
}

/** Makes the rows of the table from what the server lists. */
export function memberRows(listed: readonly Listed[], chosen: readonly Column[]): ListedMember[] {
  // Many rows are closed for the same reasons; React sends an object once, however many rows have it.
  const reasons = new Map<string, Reasons>();
  return listed.map((row) => {
    const { id, name, email, role, badges, tag, may } = row;
    const why = {
      ...(may.changeRole && { role: may.changeRole }),
      ...(may.remove && { remove: may.remove }),
    };
    const key = JSON.stringify(why);
    const whyNot = reasons.get(key) ?? why;
    reasons.set(key, whyNot);
    // A key without a value would be sent as well.
    return {
      ...{ id, name, email, role },
      ...(tag && { tag }),
      ...(badges.length > 0 && { held: heldOf(badges) }),
      joined: day(row.joinedAt),
      ...(chosen.length > 0 && { more: chosen.map((column) => columns[column].text(row)) }),
      ...(row.status === "ended" && { gone: true as const }),
      ...((may.changeRole || may.remove) && { whyNot }),
    };
  });
}
