import { audit } from "./audit";
import { invitations } from "./invitations";
import { memberships } from "./memberships";
import { organizations } from "./organizations";
import { requests } from "./requests";
import { all, type Rights } from "./right";
import { teamsAndSets } from "./teams-and-sets";
import { work } from "./work";

/** What outlives its organization: its events, and mail that is on its way. */
const outliving = ["audit_event", "audit_person", "audit_head", "audit_tombstone", "outbox"];

/** Lets the function that deletes an organization (db/sql/oversight.sql) empty every other table of its rows. */
function ending(tables: Rights): Rights {
  return Object.fromEntries(
    Object.entries(tables).map(([table, rights]) => {
      if (outliving.includes(table)) return [table, rights];
      const may = rights.definer?.may ?? "select (org_id)";
      return [table, { ...rights, definer: { rows: all, ...rights.definer, may: `${may}, delete` } }];
    }),
  );
}

/** The tables that carry an organization's id: each is under row-level security. */
export const tenantTables: Rights = ending({
  ...organizations,
  ...memberships,
  ...teamsAndSets,
  ...requests,
  ...invitations,
  ...work,
  ...audit,
});
