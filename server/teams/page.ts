import type { OrgContext } from "@/server/access/read";
import { badgesOf } from "@/server/policy/badges";
import { decodeCursor, encodeCursor } from "@/server/policy/cursor";
import { labelsOf } from "@/server/policy/permission-choices";
import { seesAllTeams } from "@/server/policy/team";
import type { Tx } from "@/server/transaction/transaction";
import { countTeams, listTeams, type TeamRow } from "./queries";

const pageSize = 50;

/** A team without what only the database needs. */
export const shownTeam = ({ deactivatedAt, ...team }: TeamRow) => ({
  ...team,
  active: deactivatedAt === null,
});

/** One page of the teams one may see, by name: all of them, or those one is in (DST-8). */
export async function teamPage(
  tx: Tx,
  { actor, org }: OrgContext,
  { search, after, before }: { search?: string; after?: string; before?: string },
) {
  const all = seesAllTeams(actor);
  const filter = { member: actor.membership?.id ?? null, all, search };
  const end = decodeCursor(before);
  const key = end ?? decodeCursor(after);
  const backwards = end !== null;
  const [found, total] = await Promise.all([
    listTeams(tx, org.id, filter, { key, backwards, limit: pageSize + 1 }),
    countTeams(tx, org.id, filter),
  ]);
  const more = found.length > pageSize;
  const rows = backwards && more ? found.slice(1) : found.slice(0, pageSize);
  const first = key && (!backwards || more) ? rows[0] : undefined;
  const last = backwards || more ? rows.at(-1) : undefined;
  return {
    all,
    total,
    previous: first && encodeCursor({ value: first.key, id: first.id }),
    next: last && encodeCursor({ value: last.key, id: last.id }),
    teams: rows.map(({ key: _, held, ...team }) => ({
      ...shownTeam(team),
      permissions: labelsOf(org.catalog, team.keys),
      /** Its permissions by category, as badges, whether it is active or not. */
      badges: badgesOf(org.catalog, held, false).map(({ category, beside, part, actions }) => ({
        ...{ category, beside, part },
        label: `${category}: ${actions.join(", ")}`,
      })),
    })),
  };
}
