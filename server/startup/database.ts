import { randomBytes } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import postgres, { type Sql } from "postgres";
import { startEmbedded } from "@/db/embedded";
import { makeDataDir } from "@/db/embedded/run-as";
import { prepareDatabase } from "@/db/prepare";
import { refuseLostKeys, rememberKey } from "@/server/audit/verify/keys";
import { configure, env } from "@/server/env";
import { installation, refuseUnsafeLogins, refuseUnsafeRoles } from "@/server/transaction/pools";

/** Ends what `openDatabase` started. */
export type CloseDatabase = () => Promise<void>;

/**
 * Brings the database up: ours where none is configured, with roles and schema of this version.
 * Throws an Error with a sentence when it cannot.
 */
export async function openDatabase(say: (sentence: string) => void): Promise<CloseDatabase> {
  keepSecret();
  let close: CloseDatabase = async () => {};
  if (!env().DATABASE_URL) {
    const own = await startEmbedded({ dataDir: env().dataDir, log: say });
    configure({ DATABASE_URL: own.ownerUrl });
    close = own.stop;
  }
  const ownerUrl = env().DATABASE_URL ?? "";
  try {
    await prepareDatabase({ ownerUrl, installation: installation(), check: refuseUnfit, log: say });
    await refuseUnsafeLogins();
    await asOwner(ownerUrl, rememberKey);
  } catch (error) {
    await close();
    throw inWords(error, ownerUrl);
  }
  return close;
}

/** What must be so before anything in the database is touched. */
async function refuseUnfit(owner: Sql): Promise<void> {
  await refuseLostKeys(owner);
  await refuseUnsafeRoles(owner);
}

/** Does something with a short connection of the owner's. */
export async function asOwner<T>(ownerUrl: string, work: (owner: Sql) => Promise<T>): Promise<T> {
  const owner = postgres(ownerUrl, { max: 1, onnotice: () => {} });
  try {
    return await work(owner);
  } finally {
    await owner.end();
  }
}

// A demo needs no configuration, but its cookies and links must outlive a restart.
function keepSecret(): void {
  if (env().GATEHOUSE_SECRET || env().GATEHOUSE_MODE === "production") return;
  const file = join(env().dataDir, "secret");
  makeDataDir(env().dataDir);
  if (!existsSync(file)) writeFileSync(file, randomBytes(32).toString("base64url"), { mode: 0o600 });
  configure({ GATEHOUSE_SECRET: readFileSync(file, "utf8").trim() });
}

const troubles: Record<string, string> = {
  ECONNREFUSED: "does not answer. Start it, or correct DATABASE_URL",
  ENOTFOUND: "cannot be found. Correct the host in DATABASE_URL",
  CONNECT_TIMEOUT: "does not answer in time. Check DATABASE_URL and the way there",
  "28P01": "does not accept the password. Correct DATABASE_URL",
  "28000": "does not let this user in. Correct DATABASE_URL",
  "3D000": "has no such database. Create it, or correct DATABASE_URL",
};

function inWords(error: unknown, ownerUrl: string): unknown {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  const trouble = troubles[code];
  // Only the host: the rest of the address holds a password.
  return trouble && URL.canParse(ownerUrl)
    ? new Error(`PostgreSQL at ${new URL(ownerUrl).host} ${trouble}.`)
    : error;
}
