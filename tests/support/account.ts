import { hashPassword } from "@/server/accounts/password-hash";
import { createCaller } from "@/server/router";
import { newMember } from "./members";
import { request, type useCast } from "./people";

type Acme = ReturnType<typeof useCast>;

/** The password of everybody whom `somebody` makes. */
export const theirPassword = "a-lantern-over-the-quay";

/** A new member of Acme with a password and a session, so that nothing done to them is seen by another test. */
export async function somebody(
  acme: Acme,
  name: string,
  terms?: { org?: string; role?: "manager" | "member" },
) {
  const member = await newMember(acme, name, terms);
  const hash = await hashPassword(theirPassword);
  await acme.owner`insert into credential (account_id, password_hash) values (${member.accountId}, ${hash})`;
  const session = await acme.sessionOf(member.email);
  return { ...member, name, session, api: createCaller(request({ session })) };
}

/** Lets the time of step-up pass for a session. */
export async function unproved(acme: Acme, session: Buffer): Promise<void> {
  await acme.owner`update session set reauthenticated_at = now() - interval '6 minutes' where id_hash = ${session}`;
}

/** Every event of one kind about something, with the organization it stands in (null: the platform's). */
export async function eventsOf(acme: Acme, action: string, targetId: string) {
  const rows = await acme.owner<{ slug: string | null; body: string }[]>`
    select o.slug, e.body from audit_event e left join organization o on o.id = e.org_id
     where e.action = ${action} and e.target_id = ${targetId} order by o.slug nulls first, e.seq`;
  return rows.map(({ slug, body }) => ({ slug, ...JSON.parse(body) }));
}
