import { meIn } from "@/server/access/me";
import { withinOwn } from "@/server/access/rate-limits";
import { PLATFORM_ORG_ID } from "@/server/audit-log/append";
import { refuse } from "@/server/errors";
import { readsAsAdmin } from "@/server/policy/actor";
import { orgProcedure, router, signedInProcedure } from "@/server/trpc";
import { approve, reject } from "./decide";
import { decideInput, fileInput, listRequestsInput, noteInput, reopenInput, withdrawInput } from "./input";
import { fileRequest } from "./own/file";
import { ownRequests } from "./own/mine";
import { withdrawRequest } from "./own/queries";
import { requestsPage } from "./page";
import { reopen, writeNote } from "./waiting";

const queue = { kind: "list", id: PLATFORM_ORG_ID, label: "Pending Approval" } as const;

export const requestsRouter = router({
  /** The people waiting for an organization's decision (KIO-20, X-5), with the reason if a row can't be decided. */
  list: orgProcedure("requests.read")
    .input(listRequestsInput)
    .query(async ({ ctx, input }) => {
      const { page, outsider } = await ctx.read(async (tx, context) => ({
        page: await requestsPage(tx, context, input),
        outsider: readsAsAdmin(context.actor, context.org),
      }));
      if (outsider)
        await ctx.logAccess({
          action: "requests.viewed",
          target: queue,
          view: { show: input.show, ...(input.search && { search: input.search }) },
        });
      return page;
    }),

  /** The signed-in person's own requests, everywhere. */
  mine: signedInProcedure.query(({ ctx }) => ctx.read(ownRequests)),

  /** "Wim asked to join Acme." */
  file: signedInProcedure.input(fileInput).mutation(async ({ ctx, input }) => {
    // Each request emails every Manager, so requests are rate-limited.
    return withinOwn(ctx, "request.account", () =>
      ctx.change(meIn(input.organization), (tx, person) =>
        fileRequest(tx, person, input.organization, input.note || null),
      ),
    );
  }),

  /** "Wim withdrew their request to join Acme." */
  withdraw: signedInProcedure.input(withdrawInput).mutation(({ ctx, input }) =>
    ctx.change(meIn(input.organization, "request_over"), async (tx, person) => {
      const { organization, id } = input;
      if (!(await withdrawRequest(tx, organization, id, person.accountId))) refuse("request_over");
      const target = { kind: "request", id, label: person.name, email: person.email } as const;
      return { events: [{ action: "request.withdrawn", target }], result: null };
    }),
  ),

  /** "Olive approved Wim's request to join Acme", or Wim, who belongs to it and was not approved. */
  approve: orgProcedure("requests.approve")
    .input(decideInput)
    .mutation(({ ctx, input }) => ctx.change((tx, context) => approve(tx, context, input))),

  /** "Olive rejected Wim's request to join Acme." */
  reject: orgProcedure("requests.reject")
    .input(decideInput)
    .mutation(({ ctx, input }) => ctx.change((tx, context) => reject(tx, context, input))),

  /** "Olive wrote to Wim, who waits for Acme." */
  note: orgProcedure("requests.note")
    .input(noteInput)
    .mutation(({ ctx, input }) => ctx.change((tx, context) => writeNote(tx, context, input))),

  /** "Olive reopened Wim's request to join Acme." */
  reopen: orgProcedure("requests.reopen")
    .input(reopenInput)
    .mutation(({ ctx, input }) => ctx.change((tx, context) => reopen(tx, context, input))),
});
