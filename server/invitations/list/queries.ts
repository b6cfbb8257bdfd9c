import { and, desc, eq, getTableColumns, type SQL, sql } from "drizzle-orm";
import { invitation } from "@/db/schema/invitation";
import type { Tx } from "@/server/doors/transaction";
import type { PageKey } from "@/server/policy/page-key";
import type { InvitationsShown } from "../input";

const open = sql`${invitation.status} = 'open' and ${invitation.expiresAt} > now()`;

/** What became of the last mail about an invitation; null where none was ever written. Names are spelt out, because
 * among the columns of one table Drizzle leaves the table's name away. */
const delivery = sql<string | null>`(
  select o.status from outbox o
   where o.org_id = invitation.org_id and o.about_id = invitation.id and o.about_kind = 'invitation'
   order by o.created_at desc limit 1)`;

const shown: Record<InvitationsShown, SQL | undefined> = {
  all: undefined,
  open,
  undelivered: sql`${open} and ${delivery} in ('failed', 'unknown')`,
  expired: sql`${invitation.status} = 'open' and ${invitation.expiresAt} <= now()`,
  accepted: sql`${invitation.status} = 'accepted'`,
  declined: sql`${invitation.status} = 'declined'`,
  revoked: sql`${invitation.status} = 'revoked'`,
};

/** Invitations of one organization, the newest first, with what became of their last mail. */
export async function listInvitations(
  tx: Tx,
  orgId: string,
  {
    show,
    search,
    after,
    limit,
  }: { show: InvitationsShown; search: string | null; after: PageKey | null; limit: number },
) {
  return tx
    .select({
      ...getTableColumns(invitation),
      delivery,
      key: sql<string>`(extract(epoch from ${invitation.invitedAt}) * 1000000)::bigint::text`,
    })
    .from(invitation)
    .where(
      and(
        eq(invitation.orgId, orgId),
        shown[show],
        search
          ? sql`lower(${invitation.email} || ' ' || coalesce(${invitation.name}, '')) like ${search}`
          : undefined,
        after
          ? sql`(${invitation.invitedAt}, ${invitation.id})
              < (timestamptz 'epoch' + ${after.value}::bigint * interval '1 microsecond', ${after.id}::uuid)`
          : undefined,
      ),
    )
    .orderBy(desc(invitation.invitedAt), desc(invitation.id))
    .limit(limit);
}

/** How many invitations nobody answered yet. */
export async function countOpen(tx: Tx, orgId: string): Promise<number> {
  const [row] = await tx
    .select({ count: sql<number>`count(*)::int` })
    .from(invitation)
    .where(and(eq(invitation.orgId, orgId), open));
  return row?.count ?? 0;
}
