import type { useCast } from "./people";

/** Puts somebody new into an organization, past every procedure. */
export async function newMember(
  acme: ReturnType<typeof useCast>,
  name: string,
  terms: { org?: string; role?: "manager" | "member" } = {},
) {
  const { email } = await acme.newcomer(name);
  const { org = "acme", role = "member" } = terms;
  const [row] = await acme.owner<{ id: string; account_id: string; org_id: string }[]>`
    insert into membership (org_id, account_id, role, approved_at, source)
    select o.id, a.id, ${role}, now(), 'request' from organization o, account a
     where o.slug = ${org} and a.email = ${email} returning id, account_id, org_id`;
  if (!row) throw new Error(`${name} could not be put into ${org}.`);
  return { email, id: row.id, accountId: row.account_id, orgId: row.org_id };
}

/** A member as the database has them now. */
export async function memberRow(acme: ReturnType<typeof useCast>, id: string) {
  const [row] = await acme.owner`select * from membership where id = ${id}`;
  return row;
}

/** The newest event about something, as an auditor would read its body. */
export async function lastEvent(acme: ReturnType<typeof useCast>, targetId: string) {
  const [row] = await acme.owner`
    select action, body from audit_event where target_id = ${targetId} order by at desc, seq desc limit 1`;
  return row && { action: row.action as string, ...JSON.parse(row.body) };
}
