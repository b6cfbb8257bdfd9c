import { z } from "zod/mini";
import { sentenceOf } from "@/server/errors";
import { readMomentKey, writeKey } from "@/server/policy/page-key";
import { whyNotDecide } from "@/server/policy/request";
import { cleanLine } from "@/server/policy/text";
import { platformProcedure } from "@/server/trpc";
import { countWaiting, listWaiting } from "./queries";

const pageSize = 50;

const listWaitingInput = z.strictObject({
  search: z.optional(z.string().check(z.maxLength(200))),
  late: z.optional(z.boolean()),
  after: z.optional(z.string().check(z.maxLength(1000))),
});

export const requestProcedures = {
  /** Who waits anywhere on the platform, oldest first; decided by the organization's own procedures (KIO-12). */
  requests: platformProcedure.input(listWaitingInput).query(({ ctx, input }) =>
    ctx.readPlatform(async (tx, actorId) => {
      const search = cleanLine(input.search ?? "") || null;
      const [found, waiting] = await Promise.all([
        listWaiting(tx, { search, late: input.late === true }, readMomentKey(input.after), pageSize + 1),
        countWaiting(tx),
      ]);
      const now = new Date();
      const rows = found.slice(0, pageSize);
      const last = rows.at(-1);
      return {
        rows: rows.map((row) => {
          const why = whyNotDecide(row, actorId, now);
          return {
            id: row.id,
            name: row.name,
            email: row.email,
            note: row.note,
            requestedAt: row.requestedAt.toISOString(),
            inactive: row.accountDisabled,
            org: { slug: row.org, name: row.orgName },
            whyNot: why && sentenceOf(why.code, why.facts),
          };
        }),
        waiting,
        next: found.length > pageSize && last ? writeKey({ value: last.key, id: last.id }) : undefined,
      };
    }),
  ),
};
