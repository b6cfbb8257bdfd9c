import { orgProcedure, router } from "@/server/trpc";
import { listEventsInput, oneEventInput } from "./list/input";
import { auditPage } from "./list/page";
import { oneEvent } from "./one";
import { noOrganization } from "./record";

export const wholeAudit = { kind: "list", id: noOrganization, label: "Operation Audit" } as const;

export const auditRouter = router({
  /**
   * One page of what happened in an organization (KIO-26): all of it with `audit.view`, else one's own part of it
   * . Who looks at all of it is recorded.
   */
  list: orgProcedure("audit.read_own")
    .input(listEventsInput)
    .query(async ({ ctx, input }) => {
      const page = await ctx.read((tx, entered) => auditPage(tx, entered, input));
      if (page.all) {
        const { org: _, after: __, before: ___, ...filter } = input;
        await ctx.witness({ action: "audit.viewed", target: wholeAudit, view: given(filter) });
      }
      return page;
    }),

  /** One event by its number, which success messages lead to (KMP-4). */
  get: orgProcedure("audit.read_own")
    .input(oneEventInput)
    .query(({ ctx, input }) => ctx.read((tx, entered) => oneEvent(tx, entered, input.seq))),
});

/** What of a filter was asked for. */
export const given = (filter: Record<string, string | undefined>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(filter).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
