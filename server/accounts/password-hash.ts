import { hash, verify } from "@node-rs/argon2";
import { env } from "@/server/env";
import { refuse } from "@/server/errors";

/** The library's number for argon2id; its enum does not exist at run time. */
const argon2id = 2;

const parameters = () => ({
  algorithm: argon2id,
  memoryCost: env().ARGON2_MEMORY_KIB,
  timeCost: env().ARGON2_PASSES,
  parallelism: 1,
});

/**
 * At most two hashes in flight, so that a queue of sign-ins does not take both cores from everybody else, and no more
 * waiting than are done in about a second: whoever comes then hears that it is busy.
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

/** A password as a PHC string of argon2id; the whole of it counts, after NFC. Refuses busy. */
export function hashPassword(password: string): Promise<string> {
  return inTurn(() => hash(password.normalize("NFC"), parameters()));
}

let dummy: Promise<string> | undefined;

/**
 * Whether a password fits a stored hash. Without a hash it does the same work and answers false, so that the
 * time tells nobody whether an address is known. Refuses busy.
 */
export async function verifyPassword(password: string, stored: string | null): Promise<boolean> {
  dummy ??= hashPassword("there is nobody with this password").catch((error: unknown) => {
    // A failure must not stay: every unknown address would show by it.
    dummy = undefined;
    throw error;
  });
  const against = stored ?? (await dummy);
  const fits = await inTurn(() => verify(against, password.normalize("NFC")));
  return fits && stored !== null;
}
