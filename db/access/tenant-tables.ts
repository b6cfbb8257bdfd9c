import { audit } from "./audit";
import { invitations } from "./invitations";
import { memberships } from "./memberships";
import { organizations } from "./organizations";
import { requests } from "./requests";
import type { Rights } from "./right";
import { teamsAndSets } from "./teams-and-sets";
import { work } from "./work";

/** The tables that carry an organization's id: each is under row-level security. */
export const tenantTables: Rights = {
  ...organizations,
  ...memberships,
  ...teamsAndSets,
  ...requests,
  ...invitations,
  ...work,
  ...audit,
};
