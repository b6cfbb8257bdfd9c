import { eq, getTableColumns, sql } from "drizzle-orm";
import { invitation } from "@/db/schema/invitation";
import { calledBy } from "@/server/audit/people/queries";
import type { Cursor } from "@/server/policy/cursor";
import { toMicroseconds } from "@/server/transaction/cursor-time";
import type { Tx } from "@/server/transaction/transaction";
import type { InvitationsShown } from "../input";

/** What became of the last mail about an invitation; null where none was ever written. Names are spelt out, because
 * among the columns of one table Drizzle leaves the table's name away. */
const delivery = sql<{ status: string; error: string | null } | null>`(
  select jsonb_build_object('status', o.status, 'error', o.last_error) from outbox o
   where o.org_id = invitation.org_id and o.about_id = invitation.id and o.about_kind = 'invitation'
   order by o.created_at desc limit 1)`;

const invitedBy = calledBy({
  orgId: sql`invitation.org_id`,
  accountId: sql`invitation.invited_by`,
  name: sql`invitation.invited_by_name`,
});

/** The names of what comes with it, besides single permissions. */
const attached = sql<string[]>`array(
  select c.name from attached_access(invitation.org_id, invitation.set_ids, invitation.team_ids) c)`;

/** Invitations of one organization, the newest first, with what became of their last mail. */
export async function listInvitations(
  tx: Tx,
  orgId: string,
  {
    show,
    search,
    after,
    limit,
  }: { show: InvitationsShown; search: string | undefined; after: Cursor | null; limit: number },
) {
  const page = sql`list_invitations(${show}, ${search ?? null}, ${after?.value ?? null}::bigint,
    ${after?.id ?? null}::uuid, ${limit})`;
  return tx
    .select({
      ...getTableColumns(invitation),
      delivery,
      attached,
      calledBy: invitedBy,
      stands: sql<boolean>`invitation_is_valid(${invitation.role}, ${invitation.invitedBy})`,
      key: toMicroseconds(invitation.invitedAt),
    })
    .from(sql`${page} p`)
    .innerJoin(invitation, sql`${eq(invitation.orgId, orgId)} and ${invitation.id} = p.id`)
    .orderBy(sql`p.place`);
}

/** Whether a search of a letter or two, which no index helps, leaves out some of the invitations: those past `newest`. */
export async function isSearchedInPart(
  tx: Tx,
  orgId: string,
  search: string,
  newest: number,
): Promise<boolean> {
  const [row] = await tx.execute<{ partly: boolean }>(sql`
    select not t.has_piece and exists (
             select 1 from invitation i where i.org_id = ${orgId} offset ${newest} limit 1) as partly
      from search_term(${search}) t`);
  return row?.partly ?? false;
}

/** How many invitations nobody answered yet, counted up to `cap`. */
export async function countOpen(tx: Tx, orgId: string, cap: number): Promise<number> {
  const [row] = await tx.execute<{ count: number }>(sql`
    select count(*)::int as count from (
      select 1 from invitation i
       where i.org_id = ${orgId} and i.status = 'open' and i.expires_at > now() limit ${cap}) counted`);
  return row?.count ?? 0;
}
