import { z } from "zod/mini";
import { explain } from "@/server/errors";
import { decodeTimeCursor, encodeCursor } from "@/server/policy/cursor";
import { whyNotDecide } from "@/server/policy/request";
import { cursorText, searchText } from "@/server/text/input";
import { platformProcedure } from "@/server/trpc";
import { countFound, countWaitingEverywhere, listWaiting } from "./queries";

const pageSize = 50;
const countedUpTo = 1000;

const listWaitingInput = z.strictObject({
  search: searchText,
  late: z.optional(z.boolean()),
  after: cursorText,
});

export const requestProcedures = {
  /** All open requests on the platform, oldest first; decided with the organization's own procedures (KIO-12). */
  requests: platformProcedure.input(listWaitingInput).query(({ ctx, input }) =>
    ctx.read(async (tx, { actorId }) => {
      const search = input.search ?? null;
      const narrowed = { search, late: input.late === true };
      const [found, waiting, matching] = await Promise.all([
        listWaiting(tx, narrowed, decodeTimeCursor(input.after), pageSize + 1),
        countWaitingEverywhere(tx),
        search || narrowed.late ? countFound(tx, narrowed, countedUpTo + 1) : null,
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
            whyNot: why && explain(why),
          };
        }),
        waiting,
        /** How many of them are looked for, exact up to 1,000; null where it is everybody. */
        matching,
        next: found.length > pageSize && last ? encodeCursor({ value: last.key, id: last.id }) : undefined,
      };
    }),
  ),
};
