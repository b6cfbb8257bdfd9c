import { change } from "@/server/access/change";
import { accountChange, onPlatform } from "@/server/access/platform";
import { read } from "@/server/access/read";
import { PLATFORM_ORG_ID } from "@/server/audit-log/append";
import type { EventAction } from "@/server/audit-log/event";
import type { Caller } from "@/server/context";
import { refuse } from "@/server/errors";
import { decodeTimeCursor, encodeCursor } from "@/server/policy/cursor";
import type { Tx } from "@/server/transaction/transaction";
import { platformProcedure } from "@/server/trpc";
import { listMailsInput, oneMail } from "./input";
import { countMails, findForAHuman, listForAHuman, putBack, settle } from "./queries";

const pageSize = 50;

/** What platform admins can see and do about outgoing email. */
export const mailProcedures = {
  /** Counts of the outbox, and a page of the emails that need attention, with recipient and last error. */
  mail: platformProcedure.input(listMailsInput).query(({ ctx, input }) =>
    ctx.read(async (tx) => {
      const found = await listForAHuman(tx, decodeTimeCursor(input.after), pageSize + 1);
      const rows = found.slice(0, pageSize);
      const last = rows.at(-1);
      return {
        counts: await countMails(tx),
        rows: rows.map(({ createdAt, firstAttemptAt, key: _, ...row }) => ({
          ...row,
          createdAt: createdAt.toISOString(),
          firstAttemptAt: firstAttemptAt?.toISOString() ?? null,
        })),
        next: found.length > pageSize && last ? encodeCursor({ value: last.key, id: last.id }) : undefined,
      };
    }),
  ),

  /**
   * "Pia resent a failed email": under a new idempotency key, so the mail service doesn't treat it as a duplicate. The
   * usual check runs first: an email whose link no longer works is not sent.
   * Refuses mail_is_settled, mail_text_gone.
   */
  sendMailAgain: platformProcedure.input(oneMail).mutation(({ ctx, input }) =>
    decide(ctx, input.id, "mail.sent_again", async (tx, row) => {
      if (row.html === null) refuse("mail_text_gone");
      await putBack(tx, row);
    }),
  ),

  /** "Pia dismissed a failed email." Refuses mail_is_settled. */
  giveUpMail: platformProcedure
    .input(oneMail)
    .mutation(({ ctx, input }) => decide(ctx, input.id, "mail.given_up", settle)),
};

type Row = NonNullable<Awaited<ReturnType<typeof findForAHuman>>>;

/**
 * Resends or dismisses one email, and records in the event why it had failed. The acting platform admin's row is
 * locked meanwhile. Refuses mail_is_settled.
 */
async function decide(
  caller: Caller,
  id: string,
  action: EventAction,
  work: (tx: Tx, row: Row) => Promise<void>,
): Promise<{ to: string }> {
  const actor = await read(caller, onPlatform, async (_, { actorId }) => actorId);
  return change(caller, accountChange(actor), async (tx) => {
    const row = await findForAHuman(tx, id);
    if (!row) refuse("mail_is_settled");

    await work(tx, row);

    const target = { kind: "mail", id, label: row.subject ?? row.template, email: row.toEmail } as const;
    const before = { state: row.status, why: row.lastError };
    return {
      events: [{ orgId: PLATFORM_ORG_ID, events: [{ action, target, before }] }],
      result: { to: row.toEmail },
    };
  });
}
