import type { outbox } from "@/db/schema/outbox";
import type { Tx } from "@/server/transaction/transaction";

/** A message as the outbox takes it. */
type Queued = Pick<
  typeof outbox.$inferInsert,
  "orgId" | "template" | "props" | "toEmail" | "toName" | "aboutKind" | "aboutId"
>;

/**
 * Puts messages into the outbox. The statement is on its way when this returns, whatever is awaited first: the chain of
 * the audit is locked in the same wait (server/access/append.ts).
 */
export async function insertMessages(tx: Tx, messages: readonly Queued[]): Promise<void> {
  const driver = tx.driver;
  await driver`
    insert into outbox (org_id, template, props, to_email, to_name, about_kind, about_id)
    select * from jsonb_to_recordset(${JSON.stringify(messages)}::text::jsonb) as letter (
      "orgId" uuid, "template" text, "props" jsonb, "toEmail" text, "toName" text, "aboutKind" text, "aboutId" uuid)
  `.execute();
}
