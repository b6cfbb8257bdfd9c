import type { JSONValue, Sql } from "postgres";
import { deliverNext } from "@/server/mail/deliver";
import type { Transport } from "@/server/mail/transport";

/** The reserved organization of mail about accounts. */
export const nowhere = "00000000-0000-0000-0000-000000000000";
export const never = new AbortController().signal;

interface Put {
  template?: string;
  props?: JSONValue;
  to?: string;
  orgId?: string;
  about?: { kind: string; id: string };
}

/** Puts a mail into the outbox, past every door. Gives its id. */
export async function put(owner: Sql, given: Put = {}): Promise<string> {
  const { template = "address-taken", props = {}, to = "mia@acme.example", orgId = nowhere, about } = given;
  const [row] = await owner<{ id: string }[]>`
    insert into outbox (org_id, template, to_email, props, about_kind, about_id)
    values (${orgId}, ${template}, ${to}, ${owner.json(props)}, ${about?.kind ?? null}, ${about?.id ?? null})
    returning id`;
  if (!row) throw new Error("The outbox took no row.");
  return row.id;
}

/** One row as it stands. */
export async function rowOf(owner: Sql, id: string) {
  const [row] = await owner`select * from outbox where id = ${id}`;
  if (!row) throw new Error(`There is no mail ${id}.`);
  return row;
}

/** Lets the time pass that mails still have to wait, leases included. */
export async function waitForAll(owner: Sql): Promise<number> {
  const rows = await owner`
    update outbox set next_attempt_at = now(), lease_until = case when lease_until is null then null else now() end
     where status in ('waiting', 'sending') returning id`;
  return rows.length;
}

/** Delivers until nothing is due. Gives how many attempts that took. */
export async function deliverAll(transport: Transport): Promise<number> {
  for (let attempts = 0; ; attempts++) {
    if (!(await deliverNext(transport, never))) return attempts;
  }
}
