import type { Facts } from "@/server/policy/decision";
import type { StoredFacts } from "./queries";

/** What is stored about one member, as the decision asks for it. */
export function factsFrom(row: StoredFacts): Facts {
  const { role, enabled, approved, expiresAt, accountDisabled, settingsWithheld } = row;
  return {
    name: row.name,
    org: { name: row.orgName, suspended: row.suspended, teamsOn: row.teamsOn },
    platformAdmin: row.platformAdmin,
    membership: { role, enabled, approved, expiresAt, accountDisabled, settingsWithheld },
    holdings: row.holdings.map(({ permission, set, team, startsAt, expiresAt: ends }) => ({
      permissions: set ? set.keys : permission ? [permission] : [],
      set: set?.name ?? null,
      team: team && { name: team.name, active: team.active },
      startsAt,
      expiresAt: ends,
    })),
    now: row.now,
  };
}
