import { and, desc, eq, inArray, type SQL, sql } from "drizzle-orm";
import { auditPerson } from "@/db/schema/audit";
import { membership } from "@/db/schema/membership";
import { setOrganization, type Tx } from "@/server/transaction/transaction";

/** Somebody as events name them: under one of their ids, with the account that is known to be behind it. */
export interface NamedInEvents {
  id: string;
  accountId: string | null;
  name: string;
  email: string;
}

/** Who has a piece of a name or an address in a chain, in no order, once for each way they were named (db/sql/audit-people.sql). */
export async function searchPeople(
  tx: Tx,
  orgId: string,
  search: string,
  limit: number,
): Promise<NamedInEvents[]> {
  await setOrganization(tx, orgId);
  return tx.execute<NamedInEvents & Record<string, unknown>>(sql`
    select id, account_id as "accountId", name, email from search_audit_people(${search}, ${limit}::integer)`);
}

/** Which of these names belong to several people in a chain, as far as their addresses tell. */
export async function namesakesAmong(
  tx: Tx,
  orgId: string,
  names: readonly string[],
): Promise<ReadonlySet<string>> {
  if (names.length === 0) return new Set();
  const rows = await tx
    .select({ name: auditPerson.name })
    .from(auditPerson)
    .where(and(eq(auditPerson.orgId, orgId), inArray(auditPerson.name, [...names])))
    .groupBy(auditPerson.name)
    .having(sql`count(distinct nullif(${auditPerson.emailKey}, '')) > 1`);
  return new Set(rows.map(({ name }) => name));
}

/** How accounts stand in an organization, those who left among them: a live membership counts before ended ones. */
export async function currentStatusOf(tx: Tx, orgId: string, accounts: readonly string[]) {
  if (accounts.length === 0) return new Map();
  const rows = await tx
    .select({
      accountId: membership.accountId,
      name: membership.name,
      email: membership.email,
      here: sql<boolean>`${membership.endedAt} is null`,
    })
    .from(membership)
    .where(and(eq(membership.orgId, orgId), inArray(membership.accountId, [...accounts])))
    .orderBy(desc(sql`${membership.endedAt} is not null`), membership.joinedAt);
  return new Map(rows.map(({ accountId, ...standing }) => [accountId, standing]));
}

/**
 * Every id under which a person stands in a chain, and a name they had: of an account its memberships and requests, and
 * what was sent to its addresses; of an invitation all those to its address.
 * @param person an account, or the id of an invitation to somebody without one
 */
export async function idsOfPerson(tx: Tx, orgId: string, person: string, limit: number) {
  return tx.execute<{ id: string; name: string }>(sql`
    with own as (
      select id, name, email, email_key from audit_person where org_id = ${orgId} and account_id = ${person}
      union all
      select id, name, email, email_key from audit_person where org_id = ${orgId} and id = ${person})
    select id, max(coalesce(nullif(name, ''), email)) as name from (
      select id, name, email from own
      union all
      select p.id, p.name, p.email from audit_person p
       where p.org_id = ${orgId} and p.account_id is null and p.email_key in (select email_key from own where email <> '')
    ) x group by id order by (id = ${person}) desc limit ${limit}`);
}

/**
 * The name of who did something in an organization, with their address where its audit log knows others by that name:
 * "Olive Tan (olive@acme.example)". Spelled out as SQL, so that it comes with the row it is about.
 */
export const calledBy = (of: { orgId: SQL; accountId: SQL; name: SQL }): SQL<string> => sql<string>`(
  select ${of.name} || case when exists (
      select 1 from audit_person other
       where other.org_id = ${of.orgId} and other.name = ${of.name} and other.email <> ''
         and other.email_key <> all (own.keys))
    then ' (' || own.email || ')' else '' end
    from (select coalesce(array_agg(p.email_key), '{}') as keys, coalesce(max(p.email), '–') as email
            from audit_person p
           where p.org_id = ${of.orgId} and p.account_id = ${of.accountId} and p.email <> '') own)`;
