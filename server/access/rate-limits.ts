import { RateLimiterDrizzle, RateLimiterRes } from "rate-limiter-flexible";
import { rateLimit } from "@/db/schema/account";
import { type Caller, hashOf } from "@/server/context";
import { refuse } from "@/server/errors";
import { type LimitName, limitOf, widthOf, widths } from "@/server/limit-table";
import type { Tx } from "@/server/transaction/transaction";
import { inWords } from "@/server/wait";
import { inAccountTransaction } from "./account";
import { requireRow, requireSession } from "./may-begin";
import { liveSession } from "./sessions/queries";

/** One limit to spend: which, whose (an address of mail or network, an account; only its hash is stored), how much. */
export type Spending = readonly [name: LimitName, key: string, uses?: number];

/** What is left of a limit that had not enough uses left. */
export interface Short {
  name: LimitName;
  most: number;
  left: number;
  /** How long until it begins again, in words. */
  wait: string;
  /** The same as a program reads it. */
  seconds: number;
}

/**
 * Spends several limits, all of them or none, committed before the answer, so that a crash cannot give them back. The
 * finest comes first: who is over their own share takes nothing from what others share.
 * @returns the first that had not enough left, or null when all were spent
 */
export async function trySpend(...spendings: readonly Spending[]): Promise<Short | null> {
  try {
    await inAccountTransaction((tx) => spendIn(tx, spendings));
    return null;
  } catch (error) {
    if (error instanceof Over) return error.short;
    throw error;
  }
}

/** The same, where nothing goes on without it. Refuses too_many, saying how long to wait. */
export async function spend(...spendings: readonly Spending[]): Promise<void> {
  const short = await trySpend(...spendings);
  if (short) refuse("too_many", { wait: short.wait, seconds: short.seconds });
}

/**
 * Spends a limit of the account behind a session, and gives that account. A cookie that somebody made up is nobody's, and
 * leaves no counter.
 * Refuses signed_out, address_unconfirmed, other_account, too_many.
 */
export async function spendOwn(caller: Caller, name: LimitName): Promise<string> {
  const session = requireSession(caller);
  try {
    return await inAccountTransaction(async (tx) => {
      const { holder } = requireRow(caller, await liveSession(tx, session));
      await spendIn(tx, [[name, holder.id]]);
      return holder.id;
    });
  } catch (error) {
    if (error instanceof Over) {
      refuse("too_many", { wait: error.short.wait, seconds: error.short.seconds });
    }
    throw error;
  }
}

/** The same around a piece of work: what was spent is given back when it does not go through. */
export async function withinOwn<T>(caller: Caller, name: LimitName, work: () => Promise<T>): Promise<T> {
  const account = await spendOwn(caller, name);
  return givingBack([[name, account]], work);
}

/** Does something within limits: what was spent for it is given back when it does not go through. */
export async function within<T>(spendings: readonly Spending[], work: () => Promise<T>): Promise<T> {
  await spend(...spendings);
  return givingBack(spendings, work);
}

/** Gives back what was spent before when the work does not go through. */
export async function givingBack<T>(spendings: readonly Spending[], work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    await giveBack(...spendings);
    throw error;
  }
}

/** Gives back uses that were spent on what did not happen. */
export async function giveBack(...spendings: readonly Spending[]): Promise<void> {
  await inAccountTransaction(async (tx) => {
    for (const [name, key, uses = 1] of spendings) await limiterOf(tx, name).reward(hashed(key), uses);
  });
}

/** Forgets what was spent, after a success. */
export async function forgive(name: LimitName, key: string): Promise<void> {
  await inAccountTransaction((tx) => limiterOf(tx, name).delete(hashed(key)));
}

/** Ends the transaction, so that a limit that is over takes back those that were spent before it. */
class Over extends Error {
  constructor(readonly short: Short) {
    super(`The limit ${short.name} is used up.`);
  }
}

/** From the finest to the widest, which is also the order in which two calls wait for each other's counters. */
const finestFirst = (spendings: readonly Spending[]) =>
  spendings.toSorted(([a], [b]) => widths.indexOf(widthOf(a)) - widths.indexOf(widthOf(b)));

async function spendIn(tx: Tx, spendings: readonly Spending[]): Promise<void> {
  for (const [name, key, uses = 1] of finestFirst(spendings)) {
    const [most] = limitOf(name);
    const { consumedPoints, msBeforeNext } = await consume(limiterOf(tx, name), key, uses);
    if (consumedPoints <= most) continue;
    const left = Math.max(0, most - (consumedPoints - uses));
    throw new Over({
      name,
      most,
      left,
      wait: inWords(msBeforeNext),
      seconds: Math.ceil(msBeforeNext / 1000),
    });
  }
}

function limiterOf(tx: Tx, name: LimitName): RateLimiterDrizzle {
  const [points, duration] = limitOf(name);
  return new RateLimiterDrizzle({
    storeClient: tx,
    schema: rateLimit,
    keyPrefix: name,
    points,
    duration,
    clearExpiredByTimeout: false,
  });
}

async function consume(limiter: RateLimiterDrizzle, key: string, uses: number): Promise<RateLimiterRes> {
  try {
    return await limiter.consume(hashed(key), uses);
  } catch (over) {
    // The library rejects with its result.
    if (over instanceof RateLimiterRes) return over;
    throw over;
  }
}

const hashed = (key: string) => hashOf(key).toString("base64url");
