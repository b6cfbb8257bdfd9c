import type { EventAction } from "@/server/audit/event";
import { noOrganization } from "@/server/audit/record";
import type { Caller } from "@/server/context";
import { changePlatform, readPlatform } from "@/server/doors/platform";
import type { Tx } from "@/server/doors/transaction";
import { refuse } from "@/server/errors";
import { platformProcedure } from "@/server/trpc";
import { oneMail } from "./input";
import { countMails, findForAHuman, listForAHuman, putBack, settle } from "./queries";

const shown = 200;

/** What PlatformAdmins see and do about the mail that goes out. */
export const mailProcedures = {
  /** How the outbox stands, and the mails that need a human. */
  mail: platformProcedure.query(({ ctx }) =>
    ctx.readPlatform(async (tx) => ({
      counts: await countMails(tx),
      rows: (await listForAHuman(tx, shown)).map(({ createdAt, kept, ...row }) => ({
        ...row,
        createdAt: createdAt.toISOString(),
        // A refused mail would be refused again; of the others the text was kept for this.
        maySendAgain: row.status === "unknown" && kept,
      })),
    })),
  ),

  /** "Pia had a mail sent again." */
  sendMailAgain: platformProcedure.input(oneMail).mutation(({ ctx, input }) =>
    decide(ctx, input.id, "mail.sent_again", async (tx, row) => {
      if (row.status !== "unknown" || row.html === null) refuse("mail_is_final");
      await putBack(tx, row);
    }),
  ),

  /** "Pia let a mail be." */
  giveUpMail: platformProcedure
    .input(oneMail)
    .mutation(({ ctx, input }) => decide(ctx, input.id, "mail.given_up", settle)),
};

type Row = NonNullable<Awaited<ReturnType<typeof findForAHuman>>>;

/** Decides about one mail. Whoever acts is locked as a PlatformAdmin while they do. Refuses mail_is_settled. */
async function decide(
  caller: Caller,
  id: string,
  action: EventAction,
  work: (tx: Tx, row: Row) => Promise<void>,
): Promise<{ to: string }> {
  const actor = await readPlatform(caller, async (_, actorId) => actorId);
  return changePlatform(caller, actor, async (tx) => {
    const row = await findForAHuman(tx, id);
    if (!row) refuse("mail_is_settled");

    await work(tx, row);

    const target = { kind: "mail", id, label: row.subject ?? row.template, email: row.toEmail } as const;
    return { events: [{ orgId: noOrganization, events: [{ action, target }] }], result: { to: row.toEmail } };
  });
}
