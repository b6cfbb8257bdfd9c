import { type SQL, sql } from "drizzle-orm";

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
