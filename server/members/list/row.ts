import { explain } from "@/server/errors";
import type { Actor } from "@/server/policy/actor";
import { badgesOf } from "@/server/policy/badges";
import type { Catalog } from "@/server/policy/catalog";
import type { ManagerCounts } from "@/server/policy/member-change";
import { reasonsFor } from "@/server/policy/member-change";
import { statusOf } from "@/server/policy/member-status";
import { isActiveRow, membershipTagOf } from "@/server/policy/membership";
import { shownRole } from "@/server/policy/roles";
import { targetOf } from "../target";
import type { MemberRow } from "./queries";

/** Who looks, at what moment, and what the rules need of the rest of the organization. */
export interface View {
  actor: Actor;
  counts: ManagerCounts;
  now: Date;
  /** What can be granted in the organization. */
  catalog: Catalog;
}

/** What the users table shows of one person: plain data, no database row. */
export function memberForTable(row: MemberRow, { actor, counts, now, catalog }: View) {
  const you = row.accountId === actor.accountId;
  const status = statusOf(row, now);
  const carriesAll = row.role === "manager" && isActiveRow(row, now) && status !== "ended";
  const may = reasonsFor(actor, targetOf(row), counts);
  return {
    id: row.id,
    name: row.name,
    email: row.email,
    role: shownRole(row.shownRole),
    badges: badgesOf(catalog, row.granted, carriesAll).map(({ category, beside, part, actions }) => ({
      category,
      beside,
      part,
      label: `${category}: ${actions.join(", ")}`,
    })),
    joinedAt: row.joinedAt.toISOString(),
    status,
    enabled: row.enabled && !row.accountDisabled,
    approved: row.approvedAt !== null,
    lastActiveAt: row.lastActiveAt?.toISOString() ?? null,
    expiresAt: row.expiresAt?.toISOString() ?? null,
    tag: tagFor(row, status, now) ?? (you ? { kind: "you" as const, text: "You" } : undefined),
    you,
    /** Each null, or the sentence that says why not. */
    may: { changeRole: said(may.changeRole), edit: said(may.edit), remove: said(may.remove) },
  };
}

const said = (why: ReturnType<typeof reasonsFor>[keyof ReturnType<typeof reasonsFor>]) =>
  why ? explain(why) : null;

/** The badge beside a name that is not simply active. */
function tagFor(row: MemberRow, status: ReturnType<typeof statusOf>, now: Date) {
  if (status === "ended") return { kind: "off" as const, text: "Ended" };
  if (status === "expired") return { kind: "off" as const, text: "Expired" };
  return membershipTagOf(row, now);
}
