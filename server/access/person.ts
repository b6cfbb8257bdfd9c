import { sql } from "drizzle-orm";
import type { TransactionSql } from "postgres";
import type { AuditEvent } from "@/server/audit-log/event";
import { linkEvent } from "@/server/audit-log/event-link";
import type { Caller } from "@/server/context";
import { env } from "@/server/env";
import { refuse, refuseIf } from "@/server/errors";
import type { OutboxMessage } from "@/server/outbox/enqueue";
import { wakeWorker } from "@/server/outbox/notify-worker";
import { whyNotChange } from "@/server/policy/actor";
import { webPool } from "@/server/transaction/pools";
import { afterCommit, inTransaction, type Tx } from "@/server/transaction/transaction";
import { appendAuditAndOutbox } from "./append";
import { countingUse, requireAccount } from "./holder";

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

const enterPerson = (session: Buffer, org: string | null) => async (sql: TransactionSql) =>
  (await sql<PersonRow[]>`select * from begin_person_session(${session}, ${org})`)[0];

function personOf(caller: Caller, found: PersonRow | undefined): Person {
  const row = requireAccount(caller, found);
  return {
    accountId: row.account_id,
    name: row.name,
    email: row.email,
    platformAdmin: row.platform_admin,
    lastOrgId: row.last_org_id,
    lastOrgSlug: row.last_org_slug,
    lastSeenAt: row.last_seen_at,
  };
}

/** Reads what belongs to the signed-in person, in every organization. Refuses signed_out, address_unconfirmed. */
export async function readOwn<T>(caller: Caller, work: (tx: Tx, person: Person) => Promise<T>): Promise<T> {
  if (!caller.session) refuse("signed_out");
  const first = enterPerson(caller.session, null);
  return countingUse(caller, () =>
    inTransaction(webPool(), { role: "person", readOnly: true, first }, (tx, row) =>
      work(tx, personOf(caller, row)),
    ),
  );
}

/** What a person's change of their own affairs hands back. */
export interface OwnDone<T> {
  events: readonly [AuditEvent, ...AuditEvent[]];
  mail?: readonly OutboxMessage[];
  /** The organization's address, where the person belongs to it from now on and may read its entry (X-15, KMP-4). */
  seenAt?: string;
  result: T;
}

/**
 * Changes something of the signed-in person in one organization, which is locked first.
 * Refuses signed_out, address_unconfirmed, and `gone` when there is no such organization.
 */
export async function changeOwn<T>(
  caller: Caller,
  orgId: string,
  work: (tx: Tx, person: Person) => Promise<OwnDone<T>>,
  gone: "organization_gone" | "request_over" | "invitation_unknown" = "organization_gone",
): Promise<T> {
  if (!caller.session) refuse("signed_out");
  const first = enterPerson(caller.session, orgId);
  const answer = await countingUse(caller, () =>
    inTransaction(webPool(), { role: "person", readOnly: false, first }, async (tx, row) => {
      const person = personOf(caller, row);
      refuseIf(whyNotChange(person, caller));
      if (!row?.locked_org) refuse(gone);

      const { events, mail = [], seenAt, result } = await work(tx, person);

      const by = { id: person.accountId, name: person.name, email: person.email, role: null };
      await appendAuditAndOutbox(tx, caller, by, {
        events: [{ orgId, events }],
        mail: [{ orgId, messages: mail }],
      });
      if (seenAt) afterCommit(tx, () => linkEvent(caller, { id: orgId, slug: seenAt }, events[0]));
      return result;
    }),
  );
  wakeWorker();
  return answer;
}

/**
 * Lets a transaction of the auth door go on as the person whose account it just made, with no more rights than
 * that person has. The login may step into both roles.
 */
export async function setPersonRole(tx: Tx, accountId: string): Promise<void> {
  await tx.execute(sql`
    select set_config('role', ${`${env().GATEHOUSE_ROLE_PREFIX}_person`}, true),
           set_config('app.account_id', ${accountId}, true)`);
}

/** Locks an organization for a transaction of the auth door; false when there is none. */
export async function lockOrganization(tx: Tx, orgId: string): Promise<boolean> {
  const [row] = await tx.execute<{ locked: boolean }>(sql`select lock_organization(${orgId}) as locked`);
  return row?.locked ?? false;
}
