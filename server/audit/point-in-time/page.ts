import type { OrgContext } from "@/server/access/read";
import { PLATFORM_ORG_ID } from "@/server/audit-log/append";
import { catalogsNamed } from "@/server/catalog-files/merged";
import { whyNotDo } from "@/server/policy/actions";
import { decodeCursor, encodeCursor } from "@/server/policy/cursor";
import type { Tx } from "@/server/transaction/transaction";
import { definedOnly } from "../target";
import { type AccessRow, listAccess, type OrganizationThen, organizationAt } from "./queries";

const pageSize = 50;

/** A day and a time, both UTC. */
export interface AccessMoment {
  date: string;
  time?: string;
}

/** What a look or a file was of, for its event. */
export const pointInTimeView = (at: string, who?: string) => definedOnly({ at, who });

/** The moment that is meant; what lies ahead is now. */
export function momentAsked({ date, time }: AccessMoment, now: Date): { at: Date; ahead: boolean } {
  const at = new Date(time ? `${date}T${time}:00.000Z` : `${date}T23:59:59.999Z`);
  const today = date === now.toISOString().slice(0, 10);
  return at > now ? { at: now, ahead: !today || time !== undefined } : { at, ahead: false };
}

/** What a look at a moment was of, for its event. */
export const accessMomentTarget = (at: string) =>
  ({ kind: "list", id: PLATFORM_ORG_ID, label: `${at.slice(0, 16).replace("T", ", ")} UTC` }) as const;

/** One page of who had access to an organization at a moment, by name, from the history of memberships. */
export async function accessPage(
  tx: Tx,
  { actor, org }: OrgContext,
  input: AccessMoment & { who?: string; after?: string },
) {
  const { at, ahead } = momentAsked(input, new Date());
  const [found, then] = await Promise.all([
    listAccess(tx, org.id, { at, who: input.who }, decodeCursor(input.after), pageSize + 1),
    organizationAt(tx, org.id, at),
  ]);
  const rows = found.slice(0, pageSize);
  const last = rows.at(-1);
  return {
    // To the minute, so that a look at now is one look.
    at: `${at.toISOString().slice(0, 16)}:00.000Z`,
    ahead,
    export: whyNotDo(actor, org, "audit.export") === null,
    /** What held for everybody; null when it was not kept yet. */
    organization: then && {
      state: then.state,
      catalogs: catalogsNamed(then.catalogs),
      teamsOn: then.teamsOn,
    },
    rows: rows.map((row) => ({
      id: row.id,
      name: row.name,
      email: row.email,
      role: roleThen(row),
      platformAdmin: row.platformAdmin,
      state: stateThen(row, at, then),
      since: row.since.toISOString(),
    })),
    next: last && found.length > pageSize ? encodeCursor({ value: last.key, id: last.id }) : undefined,
  };
}

export const roleThen = ({ role }: AccessRow) => (role === "manager" ? "Manager" : "Member");

/**
 * Whether a membership gave access at a moment, or what prevented it: something about the person first, then about the
 * organization. A suspended organization still opens to PlatformAdmins; an archived one opens to no one.
 */
export function stateThen(
  row: AccessRow,
  at: Date,
  organization: OrganizationThen,
): "active" | "expired" | "disabled" | "unapproved" | "suspended" | "archived" {
  if (row.expiresAt && row.expiresAt <= at) return "expired";
  if (!row.enabled || row.accountDisabled) return "disabled";
  if (!row.approved) return "unapproved";
  if (organization?.state === "archived") return "archived";
  return organization?.state === "suspended" && !row.platformAdmin ? "suspended" : "active";
}
