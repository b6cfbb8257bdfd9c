import { initTRPC, TRPCError } from "@trpc/server";
import { z } from "zod/mini";
import { logAccess, logDenial, logPlatformAccess, logView } from "./access/access-log";
import { change } from "./access/change";
import { requireSession } from "./access/may-begin";
import { me, type Person } from "./access/me";
import { inOrganization, type OrgContext } from "./access/organization";
import { onPlatform } from "./access/platform";
import { spendOwn } from "./access/rate-limits";
import { read } from "./access/read";
import type { AccessScope, Done, WideDone } from "./access/scope";
import type { Caller } from "./context";
import { Refusal, refuse, sentenceOf } from "./errors";
import { logFailure } from "./failure-log";
import { fieldsOf } from "./field-errors";
import { notePageStatus, noteRetryAfter } from "./http/page-status";
import type { ActionName } from "./policy/actions";
import { readsAsAdmin } from "./policy/actor";
import { isSlug } from "./policy/slug";
import { rawText } from "./text/input";
import type { Tx } from "./transaction/transaction";

/** What a form learns of a "no". Never the text of an error that is not a refusal. */
export interface RefusalData {
  code: string;
  field?: string;
  fields?: Record<string, string[]>;
  reference?: string;
}

const trpcCodes = {
  400: "BAD_REQUEST",
  401: "UNAUTHORIZED",
  403: "FORBIDDEN",
  404: "NOT_FOUND",
  409: "CONFLICT",
  // tRPC has no code for 410: the entry at app/api/trpc sends the status of the refusal itself.
  410: "PRECONDITION_FAILED",
  413: "PAYLOAD_TOO_LARGE",
  429: "TOO_MANY_REQUESTS",
  503: "SERVICE_UNAVAILABLE",
} as const;

const t = initTRPC.context<Caller>().create({
  errorFormatter({ shape, error, ctx }) {
    const { code, message, ...data } = described(error, ctx?.requestId);
    return { ...shape, message, data: { ...data, code } };
  },
});

function described(error: TRPCError, requestId?: string): RefusalData & { message: string } {
  const { cause } = error;
  if (cause instanceof Refusal) return { code: cause.code, message: cause.message, field: cause.field };
  if (error.code === "INTERNAL_SERVER_ERROR") {
    const reference = (requestId ?? "unknown").slice(0, 8);
    return {
      code: "failed",
      message: `Something went wrong on our side. Reference ${reference}.`,
      reference,
    };
  }
  const fields = fieldsOf(cause);
  if (error.code === "NOT_FOUND") return { code: "not_found", message: sentenceOf("not_found") };
  return { code: "input", message: sentenceOf("input"), fields };
}

/** Turns refusals into tRPC's errors, and writes down everything that is none under its reference. */
const base = t.procedure.use(async ({ next, ctx, path }) => {
  const result = await next();
  if (result.ok) return result;
  const { cause } = result.error;
  if (cause instanceof Refusal) {
    // A page that lets this refusal pass fails; the HTTP entry then shows one that offers to try again.
    if (cause.code === "unavailable") notePageStatus(ctx.requestId, cause.status);
    if (typeof cause.facts.seconds === "number") noteRetryAfter(ctx.requestId, cause.facts.seconds);
    const code = trpcCodes[cause.status as keyof typeof trpcCodes] ?? "BAD_REQUEST";
    throw new TRPCError({ code, message: cause.message, cause });
  }
  if (result.error.code === "INTERNAL_SERVER_ERROR") logFailure(path, ctx.requestId, cause ?? result.error);
  return result;
});

export const router = t.router;
export const createCallerFactory = t.createCallerFactory;

/** For anybody, signed in or not; whoever writes one spends its limits itself. */
export const publicProcedure = base;

/** For an enabled account: what belongs to the person in every organization. */
export const signedInProcedure = base.use(({ next, ctx }) => {
  requireSession(ctx);
  return next({
    ctx: {
      read: <T>(work: Work<Person, T>) => read(ctx, me, work),
      change: <Row, C, T>(scope: AccessScope<Row, C, "person", "change">, work: Work<C, WideDone<T>>) =>
        change(ctx, scope, work),
    },
  });
});

/** The fields in which a list takes part of a name or an address. */
const searchFields = ["search", "who", "name", "email"] as const;

/** Whether a query searches: that costs more than a page of a list, so each account has a limit of its own for it. */
function isSearch(raw: unknown): boolean {
  if (typeof raw !== "object" || raw === null) return false;
  return searchFields.some((field) => Object.hasOwn(raw, field) && !!(raw as Record<string, unknown>)[field]);
}

/** What happens inside a transaction. */
type Work<C, D> = (tx: Tx, context: C) => Promise<D>;

const orgInput = z.object({ org: rawText().check(z.refine(isSlug)) });

/**
 * For one organization, named by its address, and one action. There is no organization procedure without a action,
 * and no way to data but `read`, `change` and `logAccess`, each of which asks the database again. What a PlatformAdmin
 * reads without belonging there is recorded, and so is who is refused.
 */
export const orgProcedure = (action: ActionName) =>
  base.use(async ({ next, ctx, getRawInput, path, type }) => {
    requireSession(ctx);
    const raw = await getRawInput();
    const named = orgInput.safeParse(raw);
    if (!named.success) refuse("not_found");
    const { org } = named.data;
    if (type === "query" && isSearch(raw)) await spendOwn(ctx, "search.account");
    let unseen = false;
    const result = await next({
      ctx: {
        read: <T>(work: Work<OrgContext, T>, terms?: { patience?: "2s" }) =>
          read(ctx, inOrganization(org, action, terms), (tx, context) => {
            unseen = readsAsAdmin(context.actor, context.org);
            return work(tx, context);
          }),
        change: <T>(work: Work<OrgContext, Done<T>>) => change(ctx, inOrganization(org, action), work),
        logAccess: (event: Parameters<typeof logAccess>[3]) => {
          unseen = false;
          return logAccess(ctx, org, action, event);
        },
      },
    });
    // The frame around a page tells nothing that the page's own entry does not.
    if (result.ok && unseen && type === "query" && action !== "organization.open") {
      await logView(ctx, org, action, path, raw);
    }
    if (!result.ok && result.error.cause instanceof Refusal) {
      await logDenial(ctx, org, path, result.error.cause, raw);
    }
    return result;
  });

/** For an enabled PlatformAdmin; to everybody else it does not exist. What they read is recorded, and who is refused. */
export const platformProcedure = base.use(async ({ next, ctx, path, type, getRawInput }) => {
  requireSession(ctx);
  const raw = await getRawInput();
  if (type === "query" && isSearch(raw)) await spendOwn(ctx, "search.account");
  const result = await next({
    ctx: { read: <T>(work: Work<{ actorId: string }, T>) => read(ctx, onPlatform, work) },
  });
  if (result.ok && type === "query") await logPlatformAccess(ctx, path, raw);
  if (!result.ok && result.error.cause instanceof Refusal) {
    await logDenial(ctx, null, path, result.error.cause);
  }
  return result;
});
