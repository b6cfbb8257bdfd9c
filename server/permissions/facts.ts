import { keysIn, type StoredGrant } from "@/server/grants/queries";
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

/**
 * A team as the decision sees a person: what its own grants give, and why. Whether it is deactivated is left out, since
 * that keeps it from its people, not from the team.
 */
export function factsOfTeam(name: string, org: string, grants: readonly StoredGrant[]): Facts {
  return {
    name,
    org: { name: org, suspended: false, teamsOn: true },
    platformAdmin: false,
    membership: {
      ...{ role: "member", enabled: true, approved: true, expiresAt: null },
      ...{ accountDisabled: false, settingsWithheld: false },
    },
    holdings: grants.map((grant) => ({
      permissions: keysIn(grant),
      set: grant.setName,
      team: null,
      startsAt: grant.startsAt.getTime(),
      expiresAt: grant.expiresAt?.getTime() ?? null,
    })),
    now: Date.now(),
  };
}
