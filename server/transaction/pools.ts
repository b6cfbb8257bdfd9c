import type { Sql } from "postgres";
import { loginUrl, openPool, refuseUnsafeLogin } from "@/db/client";
import type { Installation, Login } from "@/db/roles";
import { deriveKey, env, formerKeys } from "@/server/env";

/** Passwords of Gatehouse's own database logins, derived from the one secret. */
const databasePassword = (login: Login) => deriveKey(`database:${login}`).toString("hex");

/** Whose the roles of this process are. */
export function installation(): Installation {
  const fingerprintOf = (key: Buffer) => `Gatehouse installation ${key.subarray(0, 16).toString("hex")}`;
  return {
    prefix: env().GATEHOUSE_ROLE_PREFIX,
    fingerprint: fingerprintOf(deriveKey("installation")),
    formerFingerprints: formerKeys("installation").map(fingerprintOf),
    passwordOf: databasePassword,
  };
}

const given = { web: "DATABASE_WEB_URL", ops: "DATABASE_PLATFORM_URL", jobs: "DATABASE_WORKER_URL" } as const;

// Kept on globalThis: in development modules are loaded again, and connections must not pile up.
const kept = globalThis as typeof globalThis & { gatehousePools?: Map<string, Sql> };

function pool(login: Login, max: number, name: string = login): Sql {
  kept.gatehousePools ??= new Map();
  const known = kept.gatehousePools.get(name);
  if (known) return known;
  const e = env();
  if (!e.DATABASE_URL && !e[given[login]]) throw new Error("DATABASE_URL is not set.");
  const url =
    e[given[login]] ??
    loginUrl(e.DATABASE_URL ?? "", e.GATEHOUSE_ROLE_PREFIX, login, databasePassword(login));
  const opened = openPool(url, { max, prepare: e.DATABASE_POOLER === "none" });
  kept.gatehousePools.set(name, opened);
  return opened;
}

/** Connections of the web process: tenants, persons and sign-in. */
export const webPool = () => pool("web", env().DATABASE_POOL_SIZE);
/** One connection to ask whether PostgreSQL answers, so that busy people do not make the process look dead. */
export const healthPool = () => pool("web", 1, "health");
/** Connections of platform administration, which reads everywhere; few and apart from the others. */
export const platformPool = () => pool("ops", 3);
/** Connections of the worker. */
export const workerPool = () => pool("jobs", 4);

/** Throws, by the owner's connection, when one of the logins could go around row-level security; changes nothing. */
export async function refuseUnsafeRoles(owner: Sql): Promise<void> {
  for (const login of Object.keys(given) as Login[]) {
    const url = env()[given[login]];
    const name = url ? decodeURIComponent(new URL(url).username) : `${env().GATEHOUSE_ROLE_PREFIX}_${login}`;
    await refuseUnsafeLogin(owner, name);
  }
}

/** Throws when one of the logins could go around row-level security. */
export async function refuseUnsafeLogins(): Promise<void> {
  for (const open of [webPool, platformPool, workerPool]) await refuseUnsafeLogin(open());
}

/** Ends all connections of this module graph. */
export async function closePools(): Promise<void> {
  const pools = [...(kept.gatehousePools?.values() ?? [])];
  kept.gatehousePools = undefined;
  await Promise.all(pools.map((open) => open.end({ timeout: 5 })));
}
