import { eq, sql } from "drizzle-orm";
import { joinRequest } from "@/db/schema/join-request";
import { organization } from "@/db/schema/organization";
import type { Tx } from "@/server/transaction/transaction";
import { countWaiting } from "../count/queries";

const reminderDue = sql`(reminders = 0 and requested_at < now() - interval '2 days')
   or (reminders = 1 and requested_at < now() - interval '7 days')`;

const wasNotifiedRecently = sql`exists (select 1 from join_request t
   where t.org_id = join_request.org_id and t.notified_at > now() - interval '15 minutes')`;
const isDue = sql`notified_at is null and not ${wasNotifiedRecently}`;

/**
 * Organizations where a request has expired unclosed, or its Managers should be reminded, or told of several at once.
 */
export async function dueOrganizations(tx: Tx, after: string, limit: number): Promise<string[]> {
  const rows = await tx.execute<{ org_id: string }>(sql`
    select distinct org_id from join_request
     where status = 'pending' and org_id > ${after} and (expires_at <= now() or ${reminderDue} or (${isDue}))
     order by org_id limit ${limit}`);
  return rows.map((row) => row.org_id);
}

/** Closes up to 500 expired requests of one organization. */
export async function expireDue(tx: Tx, orgId: string) {
  return tx
    .update(joinRequest)
    .set({ status: "expired" })
    .where(
      sql`${joinRequest.orgId} = ${orgId} and ${joinRequest.id} in (
        select id from join_request where org_id = ${orgId} and status = 'pending' and expires_at <= now() limit 500)`,
    )
    .returning({ id: joinRequest.id, name: joinRequest.name, email: joinRequest.email });
}

/** Counts a reminder for every request that is due one; returns how many are waiting in all, and for how many days. */
export async function remindDue(tx: Tx, orgId: string) {
  const reminded = await tx
    .update(joinRequest)
    .set({ reminders: sql`case when requested_at < now() - interval '7 days' then 2 else 1 end` })
    .where(sql`${joinRequest.orgId} = ${orgId} and ${joinRequest.status} = 'pending' and (${reminderDue})`)
    .returning({ id: joinRequest.id });
  const [org] = await tx
    .select({
      name: organization.name,
      slug: organization.slug,
      days: sql<number>`coalesce((select extract(day from now() - min(requested_at))::int from join_request
        where org_id = ${orgId} and status = 'pending'), 0)`,
    })
    .from(organization)
    .where(eq(organization.id, orgId));
  if (!org) throw new Error("The organization of this transaction is gone.");
  const { days, ...names } = org;
  return { org: names, count: reminded.length === 0 ? 0 : (await countWaiting(tx, orgId)).requests, days };
}

/** Marks every request that its Managers were not told of as told, and gives who asks, the first of them first. */
export async function notifyOfDue(tx: Tx, orgId: string): Promise<string[]> {
  const rows = await tx
    .update(joinRequest)
    .set({ notifiedAt: sql`now()` })
    .where(sql`${joinRequest.orgId} = ${orgId} and ${joinRequest.status} = 'pending' and ${isDue}
      and ${joinRequest.expiresAt} > now()`)
    .returning({ name: joinRequest.name, at: joinRequest.requestedAt });
  return rows.sort((a, b) => a.at.getTime() - b.at.getTime()).map((row) => row.name);
}
