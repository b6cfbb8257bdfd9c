import { headIn, headsInLog } from "@/server/audit/verify/anchored-heads";
import { verifyAll } from "@/server/audit/verify/verify-chain";
import { given, ownerCommand } from "./owner-command";

/**
 * `npm run audit:verify`: checks every chain. `-- --log file` compares with the newest heads in a log, `-- --head '{…}'`
 * with one line of it. Ends with 1 when anything does not fit.
 */
await ownerCommand(async (owner) => {
  const [log, line] = [given("log"), given("head")];
  const head = line === undefined ? null : headIn(line);
  if (line !== undefined && !head) throw new Error("What follows --head is no line of the log about a head.");
  const kept = [...(log ? await headsInLog(log) : []), ...(head ? [head] : [])];
  const names = new Map(
    (await owner<{ id: string; name: string }[]>`select id, name from organization`).map((org) => [
      org.id,
      org.name,
    ]),
  );

  let [chains, events, wrong] = [0, 0, 0];
  for await (const verdict of verifyAll(owner, kept)) {
    chains++;
    events += verdict.events;
    const name = names.get(verdict.orgId) ?? "the platform, or an organization that is gone";
    if (verdict.clockWentBack > 0)
      console.log(
        `${name} (${verdict.orgId}): the clock went back ${verdict.clockWentBack} times, by up to ${Math.round(verdict.clockWentBackMs / 1000)} seconds. The order holds.`,
      );
    if (!verdict.broken) continue;
    wrong++;
    console.log(`${name} (${verdict.orgId}): entry ${verdict.broken.seq} ${verdict.broken.says}.`);
  }
  console.log(
    wrong === 0
      ? `The audit is whole: ${events} entries in ${chains} chains.`
      : `${wrong} of ${chains} chains are not whole.`,
  );
  return wrong === 0 ? 0 : 1;
});
