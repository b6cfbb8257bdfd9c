import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import postgres, { type Sql } from "postgres";
import { runningOwnerUrl, startEmbedded } from "@/db/embedded";
import { configure, env } from "@/server/env";

/**
 * Runs a command of the database's owner: on DATABASE_URL, else on the built-in server, which is started for it when it
 * does not run. Ends the process with the code that the work gives, or with 1 and a sentence when it fails.
 */
export async function ownerCommand(work: (owner: Sql) => Promise<number>): Promise<void> {
  try {
    process.exitCode = await inOwnersDatabase(work);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : "The command failed."}\n`);
    process.exitCode = 1;
  }
}

async function inOwnersDatabase(work: (owner: Sql) => Promise<number>): Promise<number> {
  const secret = join(env().dataDir, "secret");
  if (!env().GATEHOUSE_SECRET && existsSync(secret)) {
    configure({ GATEHOUSE_SECRET: readFileSync(secret, "utf8").trim() });
  }
  const { DATABASE_URL: given, dataDir } = env();
  const running = given ?? (await runningOwnerUrl(dataDir));
  const own = running ? null : await startEmbedded({ dataDir, log: console.error });
  const owner = postgres(running ?? own?.ownerUrl ?? "", { max: 2, onnotice: () => {} });
  try {
    return await work(owner);
  } finally {
    await owner.end();
    await own?.stop();
  }
}

/** What stands after a name on the command line, as in `--log file`; undefined where it is not given. */
export function given(name: string): string | undefined {
  const place = process.argv.indexOf(`--${name}`);
  return place < 0 ? undefined : process.argv[place + 1];
}
