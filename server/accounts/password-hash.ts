import { hash, verify } from "@node-rs/argon2";
import { env } from "@/server/env";
import { refuse } from "@/server/errors";

/** The library's constant for argon2id; its const enum doesn't exist at run time. */
const argon2id = 2;

const parameters = () => ({
  algorithm: argon2id,
  memoryCost: env().ARGON2_MEMORY_KIB,
  timeCost: env().ARGON2_PASSES,
  parallelism: 1,
});

/**
 * At most two hashes run at a time, so that sign-ins don't take both cores from all other requests, and the queue is
 * limited to about one second of work. Beyond that, requests are refused as busy.
 */
const mostAtOnce = 2;
const mostWaiting = 100;
let running = 0;
const waiting: (() => void)[] = [];

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (waiting.length >= mostWaiting) refuse("busy");
  if (running >= mostAtOnce) await new Promise<void>((resolve) => waiting.push(resolve));
  else running += 1;
  try {
    return await work();
  } finally {
    const next = waiting.shift();
    if (next) next();
    else running -= 1;
  }
}

/** Hashes a password with argon2id, as a PHC string. Normalized to NFC, never truncated. Refuses busy. */
export function hashPassword(password: string): Promise<string> {
  return inTurn(() => hash(password.normalize("NFC"), parameters()));
}

let dummy: Promise<string> | undefined;

/**
 * Whether a password matches a stored hash. Without a hash it does the same work and returns false, so that the
 * response time doesn't reveal whether an address is known. Refuses busy.
 */
export async function verifyPassword(password: string, stored: string | null): Promise<boolean> {
  dummy ??= hashPassword("there is nobody with this password").catch((error: unknown) => {
    // Don't cache a failure: it would reveal every unknown address.
    dummy = undefined;
    throw error;
  });
  const against = stored ?? (await dummy);
  const fits = await inTurn(() => verify(against, password.normalize("NFC")));
  return fits && stored !== null;
}
