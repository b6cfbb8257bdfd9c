import { sql } from "drizzle-orm";
import type { TransactionSql } from "postgres";
import { PLATFORM_ORG_ID } from "@/server/audit-log/append";
import type { Caller } from "@/server/context";
import { env } from "@/server/env";
import { refuse } from "@/server/errors";
import { webPool } from "@/server/transaction/pools";
import type { Tx } from "@/server/transaction/transaction";
import { requireRow, requireSession } from "./may-begin";
import type { AccessScope } from "./scope";

/** The person behind a session, wherever they belong. */
export interface Person {
  accountId: string;
  name: string;
  email: string;
  platformAdmin: boolean;
  lastOrgId: string | null;
  /** The address of the organization last used, while it is open to this person. */
  lastOrgSlug: string | null;
  lastSeenAt: Date | string;
}

interface PersonRow {
  account_id: string | null;
  name: string;
  email: string;
  platform_admin: boolean;
  last_seen_at: string;
  last_org_id: string | null;
  last_org_slug: string | null;
  locked_org: string | null;
}

const beginPersonSession = (session: Buffer, org: string | null) => async (sql: TransactionSql) =>
  (await sql<PersonRow[]>`select * from begin_person_session(${session}, ${org})`)[0];

function enterPerson(caller: Caller, found: PersonRow | undefined) {
  const { holder, row } = requireRow(caller, found);
  const { id, name, email, platformAdmin } = holder;
  const context: Person = {
    ...{ accountId: id, name, email, platformAdmin },
    lastOrgId: row.last_org_id,
    lastOrgSlug: row.last_org_slug,
    lastSeenAt: row.last_seen_at,
  };
  return { context, holder, by: { id, name, email, role: null }, listing: null, row };
}

const person = { kind: "person", pool: webPool, role: "person" } as const;

/** What belongs to the signed-in person, in every organization. Refuses signed_out, address_unconfirmed, other_account. */
export const me: AccessScope<PersonRow | undefined, Person, "person", "read"> = {
  ...person,
  for: "read",
  begin: (caller) => beginPersonSession(requireSession(caller), null),
  enter: (_, caller, row) => ({ ...enterPerson(caller, row), home: PLATFORM_ORG_ID }),
};

/**
 * What belongs to the signed-in person in one organization, which is locked first.
 * Refuses signed_out, address_unconfirmed, other_account, and `gone` when there is no such organization.
 */
export const meIn = (
  orgId: string,
  gone: "organization_gone" | "request_over" | "invitation_unknown" = "organization_gone",
): AccessScope<PersonRow | undefined, Person, "person", "change"> => ({
  ...person,
  for: "change",
  begin: (caller) => beginPersonSession(requireSession(caller), orgId),
  enter(_, caller, found) {
    const entered = enterPerson(caller, found);
    if (!entered.row.locked_org) refuse(gone);
    return { ...entered, home: orgId };
  },
});

/**
 * Lets a transaction among accounts go on as the person whose account it just made, with no more rights than
 * that person has. The login may step into both roles.
 */
export async function setPersonRole(tx: Tx, accountId: string): Promise<void> {
  await tx.execute(sql`
    select set_config('role', ${`${env().GATEHOUSE_ROLE_PREFIX}_person`}, true),
           set_config('app.account_id', ${accountId}, true)`);
}

/** Locks an organization for a transaction among accounts; false when there is none. */
export async function lockOrganization(tx: Tx, orgId: string): Promise<boolean> {
  const [row] = await tx.execute<{ locked: boolean }>(sql`select lock_organization(${orgId}) as locked`);
  return row?.locked ?? false;
}
