import { and, desc, eq, isNull, sql } from "drizzle-orm";
import { account, session } from "@/db/schema/account";
import { joinRequest } from "@/db/schema/join-request";
import { organization } from "@/db/schema/organization";
import type { Tx } from "@/server/transaction/transaction";

/** When the person was last active, and their open requests. */
export async function findAround(tx: Tx, id: string) {
  const [row] = await tx
    .select({
      lastActiveAt: sql<
        string | null
      >`to_char(nullif(${account.lastActiveAt}, '-infinity') at time zone 'UTC',
        'YYYY-MM-DD"T"HH24:MI:SS"Z"')`,
    })
    .from(account)
    .where(eq(account.id, id));
  const waits = await tx
    .select({ slug: organization.slug, name: organization.name, requestedAt: joinRequest.requestedAt })
    .from(joinRequest)
    .innerJoin(organization, eq(organization.id, joinRequest.orgId))
    .where(
      and(
        eq(joinRequest.accountId, id),
        eq(joinRequest.status, "pending"),
        sql`${joinRequest.expiresAt} > now()`,
      ),
    )
    .orderBy(joinRequest.requestedAt);
  return { lastActiveAt: row?.lastActiveAt ?? null, waits };
}

/** The account's sessions, without their ids or tokens. There are at most twenty. */
export async function listSessionsOf(tx: Tx, id: string) {
  return tx
    .select({
      ip: session.ip,
      userAgent: session.userAgent,
      createdAt: session.createdAt,
      lastSeenAt: session.lastSeenAt,
    })
    .from(session)
    .innerJoin(account, eq(account.id, session.accountId))
    .innerJoin(sql`platform p`, sql`p.id = 1`)
    .where(
      and(
        eq(session.accountId, id),
        isNull(session.revokedAt),
        isNull(account.disabledAt),
        eq(session.credVersion, account.credVersion),
        sql`${session.lastSeenAt} > now() - make_interval(hours => p.session_idle_hours)`,
      ),
    )
    .orderBy(desc(session.lastSeenAt))
    .limit(20);
}

/** Ends every session of an account whose row is locked. */
export async function endSessions(tx: Tx, id: string): Promise<void> {
  const changed = await tx
    .update(account)
    .set({ credVersion: sql`${account.credVersion} + 1` })
    .where(eq(account.id, id))
    .returning({ id: account.id });
  if (changed.length !== 1) throw new Error("An account that was locked is gone.");
}
