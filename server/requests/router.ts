import { noOrganization } from "@/server/audit/record";
import { refuse, sentenceOf } from "@/server/errors";
import { withinOwn } from "@/server/limits";
import { readsAsAdmin } from "@/server/policy/actor";
import { readMomentKey, writeKey } from "@/server/policy/page-key";
import { statusAt, whyNotDecide, whyNotReopen } from "@/server/policy/request";
import { orgProcedure, router, signedInProcedure } from "@/server/trpc";
import { approve, reject } from "./decide";
import { decideInput, fileInput, listRequestsInput, noteInput, reopenInput, withdrawInput } from "./input";
import { fileRequest } from "./own/file";
import { ownRequests } from "./own/mine";
import { withdrawRequest } from "./own/queries";
import { countPending, listRequests, searchRequests } from "./queries";
import { reopen, writeNote } from "./waiting";

const pageSize = 50;
const queue = { kind: "list", id: noOrganization, label: "Pending Approval" } as const;

export const requestsRouter = router({
  /** Who asks to join an organization (KIO-20), with the reasons why a row cannot be decided. */
  list: orgProcedure("requests.read")
    .input(listRequestsInput)
    .query(async ({ ctx, input }) => {
      const { page, outsider } = await ctx.read(async (tx, { org, actor }) => {
        const place = { show: input.show, after: readMomentKey(input.after), limit: pageSize + 1 };
        const [found, pending] = await Promise.all([
          input.search ? searchRequests(tx, org.id, input.search, place) : listRequests(tx, org.id, place),
          countPending(tx, org.id),
        ]);
        const now = new Date();
        const rows = found.slice(0, pageSize);
        const last = rows.at(-1);
        const page = {
          rows: rows.map((row) => {
            const why = whyNotDecide(row, actor.accountId, now);
            const status = statusAt(row, now);
            return {
              id: row.id,
              name: row.name,
              email: row.email,
              note: row.note,
              requestedAt: row.requestedAt.toISOString(),
              expiresAt: row.expiresAt.toISOString(),
              // An account that is off shows as Inactive while it waits (KIO-8).
              status: status === "pending" && row.accountDisabled ? ("inactive" as const) : status,
              decidedBy: row.decidedByName,
              decidedAt: row.decidedAt?.toISOString() ?? null,
              reason: row.reason,
              messages: row.messages.map(({ at, ...message }) => ({
                ...message,
                at: new Date(at).toISOString(),
              })),
              whyNotReopen: reopenReason(row, actor.accountId),
              whyNot: why ? sentenceOf(why.code, why.facts) : null,
            };
          }),
          pending,
          next: found.length > pageSize && last ? writeKey({ value: last.key, id: last.id }) : undefined,
        };
        return { page, outsider: readsAsAdmin(actor, org) };
      });
      if (outsider)
        await ctx.witness({
          action: "requests.viewed",
          target: queue,
          view: { show: input.show, ...(input.search && { search: input.search }) },
        });
      return page;
    }),

  /** The signed-in person's own requests, everywhere. */
  mine: signedInProcedure.query(({ ctx }) => ctx.readOwn(ownRequests)),

  /** "Wim asked to join Acme." */
  file: signedInProcedure.input(fileInput).mutation(async ({ ctx, input }) => {
    // Each request mails every Manager, so asking over and over has its limit.
    return withinOwn(ctx, "request.account", () =>
      ctx.changeOwn(input.organization, (tx, person) =>
        fileRequest(tx, person, input.organization, input.note || null),
      ),
    );
  }),

  /** "Wim withdrew their request to join Acme." */
  withdraw: signedInProcedure.input(withdrawInput).mutation(({ ctx, input }) =>
    ctx.changeOwn(
      input.organization,
      async (tx, person) => {
        const { organization, id } = input;
        if (!(await withdrawRequest(tx, organization, id, person.accountId))) refuse("request_over");
        const target = { kind: "request", id, label: person.name, email: person.email } as const;
        return { events: [{ action: "request.withdrawn", target }], result: null };
      },
      "request_over",
    ),
  ),

  /** "Olive approved Wim's request to join Acme." */
  approve: orgProcedure("requests.approve")
    .input(decideInput)
    .mutation(({ ctx, input }) => ctx.change((tx, entered) => approve(tx, entered, input))),

  /** "Olive rejected Wim's request to join Acme." */
  reject: orgProcedure("requests.reject")
    .input(decideInput)
    .mutation(({ ctx, input }) => ctx.change((tx, entered) => reject(tx, entered, input))),

  /** "Olive wrote to Wim, who waits for Acme." */
  note: orgProcedure("requests.note")
    .input(noteInput)
    .mutation(({ ctx, input }) => ctx.change((tx, entered) => writeNote(tx, entered, input))),

  /** "Olive reopened Wim's request to join Acme." */
  reopen: orgProcedure("requests.reopen")
    .input(reopenInput)
    .mutation(({ ctx, input }) => ctx.change((tx, entered) => reopen(tx, entered, input))),
});

/** Why the row has no Reopen, or null; what became of the person meanwhile is seen when it is tried. */
function reopenReason(row: Parameters<typeof whyNotReopen>[0], actorId: string): string | null {
  const why = whyNotReopen(row, actorId, "", { isMember: false, accountOff: false, mayWait: true });
  return why && sentenceOf(why.code, why.facts);
}
