import { z } from "zod/mini";
import { countAdmins } from "@/server/accounts/own/queries";
import { explain } from "@/server/errors";
import { deviceOf } from "@/server/policy/device";
import { whyNotAdmin } from "@/server/policy/platform-admin";
import { platformProcedure } from "@/server/trpc";
import { oneAccount } from "../changes/input";
import { accountChangeOptions } from "../changes/options";
import { changeAdmin } from "../platform-admin-role";
import { findAround, listSessionsOf } from "./queries";
import { signOutAccount } from "./sign-out";

const adminInput = z.strictObject({ id: z.uuid(), to: z.boolean() });

export const personProcedures = {
  /** One account with its memberships, requests and sessions, and the reasons why it can't be changed, if any (KIO-12). */
  account: platformProcedure.input(oneAccount).query(({ ctx, input }) =>
    ctx.read(async (tx, { actorId }) => {
      const standing = await accountChangeOptions(tx, actorId, input.id);
      const { lastActiveAt, waits } = await findAround(tx, input.id);
      const target = { ...standing, disabled: standing.disabledAt !== null };
      const admins = await countAdmins(tx);
      const why = whyNotAdmin(
        { id: actorId, recentlyAuthenticated: true },
        target,
        !standing.platformAdmin,
        admins,
      );
      return {
        ...standing,
        you: actorId === input.id,
        lastActiveAt,
        waits: waits.map(({ requestedAt, ...place }) => ({
          ...place,
          requestedAt: requestedAt.toISOString(),
        })),
        sessions: (await listSessionsOf(tx, input.id)).map((session) => ({
          device: deviceOf(session.userAgent),
          ip: session.ip,
          since: session.createdAt.toISOString(),
          lastSeenAt: session.lastSeenAt.toISOString(),
        })),
        whyNotAdmin: why && explain(why),
      };
    }),
  ),

  /** "Pia made Mia a PlatformAdmin", or removed her as one. */
  changeAdmin: platformProcedure
    .input(adminInput)
    .mutation(({ ctx, input }) => changeAdmin(ctx, { accountId: input.id, to: input.to })),

  /** "Pia signed Mia out everywhere." */
  signOutAccount: platformProcedure
    .input(oneAccount)
    .mutation(({ ctx, input }) => signOutAccount(ctx, input)),
};
