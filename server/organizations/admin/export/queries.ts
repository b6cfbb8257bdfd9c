import { and, asc, eq, getTableColumns, type SQL, sql } from "drizzle-orm";
import type { PgColumn, PgTable } from "drizzle-orm/pg-core";
import { accessGrant } from "@/db/schema/access-grant";
import { invitation } from "@/db/schema/invitation";
import { joinRequest } from "@/db/schema/join-request";
import { membership, membershipHistory } from "@/db/schema/membership";
import { organization } from "@/db/schema/organization";
import { organizationAddress } from "@/db/schema/organization-address";
import { organizationHistory } from "@/db/schema/organization-history";
import { permissionSet } from "@/db/schema/permission-set";
import { promotion } from "@/db/schema/promotion";
import { requestMessage } from "@/db/schema/request-message";
import { team, teamMember } from "@/db/schema/team";
import type { Tx } from "@/server/transaction/transaction";

/** Columns left out: sort and search keys, and send counters. */
const ofOurs = [
  "orgId",
  "nameKey",
  "orderKey",
  "emailKey",
  "emailNorm",
  "search",
  "lastActiveDay",
  "managerEpoch",
  "version",
  "settingsVersion",
  "notices",
  "endNotices",
  "reminders",
  "remindedAt",
  "notifiedAt",
  "sendCount",
];

interface Part {
  table: PgTable & { orgId: PgColumn };
  /** The sort key for paging through a table's rows, within the organization. */
  by: readonly [PgColumn, ...PgColumn[]];
}

/** The tables in an organization's file, besides its own row. */
export const parts = {
  formerAddresses: { table: organizationAddress, by: [organizationAddress.slug] },
  organizationHistory: { table: organizationHistory, by: [organizationHistory.validFrom] },
  members: { table: membership, by: [membership.id] },
  memberHistory: {
    table: membershipHistory,
    by: [membershipHistory.membershipId, membershipHistory.validFrom],
  },
  permissionSets: { table: permissionSet, by: [permissionSet.id] },
  teams: { table: team, by: [team.id] },
  teamMembers: { table: teamMember, by: [teamMember.id] },
  grants: { table: accessGrant, by: [accessGrant.id] },
  requests: { table: joinRequest, by: [joinRequest.id] },
  requestNotes: { table: requestMessage, by: [requestMessage.id] },
  invitations: { table: invitation, by: [invitation.id] },
  promotions: { table: promotion, by: [promotion.id] },
} satisfies Record<string, Part>;

type Row = Record<string, unknown>;

function shownColumns(table: PgTable): Record<string, PgColumn> {
  return Object.fromEntries(
    Object.entries(getTableColumns(table)).filter(([name]) => !ofOurs.includes(name)),
  );
}

/** The organization's own row, for its file. */
export async function organizationForFile(tx: Tx, orgId: string): Promise<Row | null> {
  const [found] = await tx
    .select(shownColumns(organization))
    .from(organization)
    .where(eq(organization.id, orgId));
  return found ?? null;
}

/** How many rows each part has, for the progress of a file. */
export async function countParts(tx: Tx, orgId: string): Promise<number> {
  let rows = 0;
  for (const { table } of Object.values<Part>(parts)) rows += await tx.$count(table, eq(table.orgId, orgId));
  return rows;
}

/** The next rows of a part after a cursor, and the next cursor. */
export async function rowsOf(
  tx: Tx,
  orgId: string,
  name: keyof typeof parts,
  after: readonly string[] | null,
  limit: number,
): Promise<{ rows: Row[]; place: readonly string[] | null }> {
  const { table, by }: Part = parts[name];
  // As text: a Date has no microseconds, so a page would repeat the last row of the previous one.
  const place = sql<string[]>`array[${list(by.map((column) => sql`${column}::text`))}]`;
  const beyond =
    after &&
    sql`(${list(by.map((column) => sql`${column}`))}) > (${list(
      by.map((column, index) => sql`${after[index]}::${sql.raw(column.getSQLType())}`),
    )})`;
  const found = await tx
    .select({ ...shownColumns(table), place })
    .from(table)
    .where(and(eq(table.orgId, orgId), beyond ?? undefined))
    .orderBy(...by.map((column) => asc(column)))
    .limit(limit);
  const rows = found.map(({ place: _, ...row }) => row);
  return { rows, place: (found.at(-1)?.place as string[] | undefined) ?? null };
}

const list = (what: SQL[]) => sql.join(what, sql`, `);
