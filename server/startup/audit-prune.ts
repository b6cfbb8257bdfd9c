import { endOfRetention, pruneAll } from "@/server/audit/verify/prune";
import { dayOf } from "@/server/policy/day";
import { given, ownerCommand } from "./owner-command";

/**
 * `npm run audit:prune`: removes what is older than the platform keeps, leaving signed tombstones; with
 * `-- --before 2025-01-01` what happened before an earlier day (UTC).
 */
await ownerCommand(async (owner) => {
  const before = given("before") ?? (await endOfRetention(owner)).day;
  const day = dayOf(before);
  if (!before || !day || day > new Date())
    throw new Error("Say before which day, as in: npm run audit:prune -- --before 2025-01-01");
  let refused = 0;
  for await (const pruned of pruneAll(owner, before)) {
    if (pruned.refused) {
      refused++;
      console.log(`${pruned.orgId}: nothing was removed, because the chain is not whole. ${pruned.refused}`);
    } else if (pruned.removed > 0) console.log(`${pruned.orgId}: ${pruned.removed} entries were removed.`);
  }
  return refused === 0 ? 0 : 1;
});
