import { countAccounts, listAccounts } from "@/server/accounts/queries";
import { hashOf } from "@/server/context";
import { authDoor } from "@/server/doors/auth";
import { networkOf, spend } from "@/server/limits";
import { readKey, writeKey } from "@/server/policy/page-key";
import { shownRole } from "@/server/policy/roles";
import { containing } from "@/server/policy/search";
import { platformProcedure, publicProcedure, router } from "@/server/trpc";
import { listAccountsInput, setupInput, setupStateInput } from "./input";
import { isSetupLinkOpen } from "./queries";
import { setUp } from "./setup";

const pageSize = 50;

export const setupRouter = router({
  /** Whether a setup link still opens the setup page. */
  state: publicProcedure
    .input(setupStateInput)
    .query(async ({ input }) => ({ open: await authDoor((tx) => isSetupLinkOpen(tx, hashOf(input.token))) })),

  /** "Pia set up this installation." */
  complete: publicProcedure.input(setupInput).mutation(async ({ ctx, input }) => {
    const network = networkOf(ctx.ip);
    if (network) await spend("sign_up.address", network);
    return setUp(ctx, input);
  }),
});

export const platformRouter = router({
  /** Every account of the platform by name, 50 at a time (KIO-2, KIO-12). */
  accounts: platformProcedure.input(listAccountsInput).query(({ ctx, input }) =>
    ctx.readPlatform(async (tx) => {
      const pattern = containing(input.search);
      const key = readKey(input.after);
      const [found, total] = await Promise.all([
        listAccounts(tx, {
          pattern,
          after: key && { name: key.value, id: key.id },
          limit: pageSize + 1,
        }),
        countAccounts(tx, pattern),
      ]);
      const rows = found.slice(0, pageSize);
      const last = rows.at(-1);
      return {
        rows: rows.map((row) => ({
          id: row.id,
          name: row.name,
          email: row.email,
          platformAdmin: row.platformAdmin,
          state: row.disabledAt ? ("disabled" as const) : ("active" as const),
          organizations: row.organizations.map((org) => ({ ...org, role: shownRole(org.role) })),
          createdAt: row.createdAt.toISOString(),
        })),
        /** Exact up to 1,000; 1,001 means more. */
        total,
        next: found.length > pageSize && last ? writeKey({ value: last.name, id: last.id }) : undefined,
      };
    }),
  ),
});
