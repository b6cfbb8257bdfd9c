import { isIP } from "node:net";
import { RateLimiterDrizzle, RateLimiterRes } from "rate-limiter-flexible";
import { rateLimit } from "@/db/schema/account";
import { hashOf } from "./context";
import { authDoor } from "./doors/auth";
import type { Tx } from "./doors/transaction";
import { env } from "./env";
import { refuse } from "./errors";

/**
 * How often, in how many seconds. LIMITS in the environment overrides any of them. Each name counts on its own, so
 * what somebody types as an address can never be another limit's key.
 */
const standard = {
  "sign_in.account": [10, 900],
  "sign_in.known": [10, 900],
  "step_up.account": [10, 900],
  "sign_in.address": [100, 900],
  "sign_up.address": [20, 3600],
  "sign_up.all": [1000, 3600],
  "reset.account": [3, 3600],
  "reset.account_day": [10, 86400],
  "reset.all": [1000, 3600],
  "mail.account": [3, 3600],
  "mail.account_day": [10, 86400],
  "mail.address": [20, 3600],
  "confirm.link": [10, 900],
  "request.account": [20, 3600],
  "invitation.account": [50, 3600],
  "invitation.organization": [10000, 86400],
  "invitation.open": [100, 900],
  "invitation.link": [20, 900],
  "search.account": [120, 60],
  "export.account": [20, 3600],
  "picker.address": [600, 60],
} as const satisfies Record<string, readonly [number, number]>;

export type LimitName = keyof typeof standard;

/**
 * Reads LIMITS: name=count/seconds, by comma. Throws an Error with a sentence for an entry that is none, so that a
 * slip leaves no door open.
 */
export function readLimits(list: string): Partial<Record<LimitName, readonly [number, number]>> {
  const limits: Partial<Record<LimitName, readonly [number, number]>> = {};
  for (const entry of list.split(",").map((part) => part.trim())) {
    if (entry === "") continue;
    const [, name = "", count, seconds] = /^([a-z_.]+)=([1-9]\d{0,8})\/([1-9]\d{0,8})$/.exec(entry) ?? [];
    if (!name) throw new Error(`LIMITS: ${entry} is not name=count/seconds, such as sign_in.account=10/900.`);
    if (!isLimit(name)) {
      throw new Error(`LIMITS: there is no limit ${name}. There are ${Object.keys(standard).join(", ")}.`);
    }
    limits[name] = [Number(count), Number(seconds)];
  }
  return limits;
}

const isLimit = (name: string): name is LimitName => Object.hasOwn(standard, name);

/** How often, and in how many seconds, by the configuration of this process. */
export function limitOf(name: LimitName): readonly [number, number] {
  return readLimits(env().LIMITS)[name] ?? standard[name];
}

/**
 * Spends one use of a limit, committed before the answer, so that a refusal or a crash cannot give it back.
 * Refuses `too_many`, saying how long to wait.
 * @param key whose limit: an address of mail or network, an account; only its hash is stored
 */
export async function spend(name: LimitName, key: string): Promise<void> {
  const [most] = limitOf(name);
  const result = await authDoor((tx) => consume(limiterOf(tx, name), key, 1));
  if (result.consumedPoints > most) refuse("too_many", { wait: inWords(result.msBeforeNext) });
}

/** What is left of a limit that had not enough uses left. */
export interface Short {
  most: number;
  left: number;
  /** How long until it begins anew, in words. */
  wait: string;
}

/** Spends many uses of a limit at once, or none of them where fewer are left. Null when they were spent. */
export async function spendAll(name: LimitName, key: string, uses: number): Promise<Short | null> {
  const [most] = limitOf(name);
  return authDoor(async (tx) => {
    const limiter = limiterOf(tx, name);
    const { consumedPoints, msBeforeNext } = await consume(limiter, key, uses);
    if (consumedPoints <= most) return null;
    await limiter.reward(hashed(key), uses);
    return { most, left: Math.max(0, most - (consumedPoints - uses)), wait: inWords(msBeforeNext) };
  });
}

/** Gives back uses that were spent on what did not happen. */
export async function giveBack(name: LimitName, key: string, uses: number): Promise<void> {
  await authDoor((tx) => limiterOf(tx, name).reward(hashed(key), uses));
}

/** Forgets what was spent, after a success. */
export async function forgive(name: LimitName, key: string): Promise<void> {
  await authDoor((tx) => limiterOf(tx, name).delete(hashed(key)));
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
    // The library rejects with its result; rejecting here would roll the count back.
    if (over instanceof RateLimiterRes) return over;
    throw over;
  }
}

const hashed = (key: string) => hashOf(key).toString("base64url");

/**
 * The network a limit per address counts: an IPv4 address or an IPv6 /64. Null for private addresses where no
 * proxy is configured: behind an unknown one everybody would share an address, so such limits are off there.
 */
export function networkOf(ip: string | null, proxies = env().TRUSTED_PROXIES): string | null {
  if (!ip) return null;
  const plain = ip.replace(/^::ffff:(?=\d+\.)/, "");
  if (isIP(plain) === 4)
    return /^(10|127|169\.254|172\.(1[6-9]|2\d|3[01])|192\.168)\./.test(plain) && proxies === ""
      ? null
      : plain;
  if (isIP(plain) !== 6 || (proxies === "" && /^(::1$|f[cd]|fe[89ab])/i.test(plain))) return null;
  const [head = "", tail = ""] = plain.split("::");
  const front = head.split(":").filter(Boolean);
  const missing = 8 - front.length - tail.split(":").filter(Boolean).length;
  const groups = plain.includes("::") ? [...front, ...Array(missing).fill("0"), ...tail.split(":")] : front;
  return `${groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group || "0", 16).toString(16))
    .join(":")}::/64`;
}

/** A wait in words: "40 seconds", "12 minutes". */
function inWords(ms: number): string {
  const seconds = Math.max(1, Math.ceil(ms / 1000));
  if (seconds < 90) return `${seconds} second${seconds === 1 ? "" : "s"}`;
  const minutes = Math.ceil(seconds / 60);
  return minutes < 90 ? `${minutes} minutes` : `${Math.ceil(minutes / 60)} hours`;
}
