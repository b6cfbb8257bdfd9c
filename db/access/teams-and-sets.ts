import { all, ofOrg, type Rights } from "./right";

/** Permission sets, teams, and who is in them. */
export const teamsAndSets: Rights = {
  permission_set: {
    tenant: {
      may: "select, insert, update (name, name_key, description, keys, version, updated_at, archived_at)",
      rows: ofOrg,
    },
    platform: { may: "select, insert", rows: all },
    definer: { may: "select", rows: all },
  },
  team: {
    tenant: {
      may: "select, insert, update (name, name_key, description, version, deactivated_at, deleted_at, keeper_id)",
      rows: ofOrg,
    },
    platform: { may: "select", rows: all },
    definer: { may: "select", rows: all },
  },
  team_member: {
    tenant: { may: "select, insert, update (lead, ended_at)", rows: ofOrg },
    platform: { may: "select", rows: all },
    definer: { may: "select", rows: all },
  },
};
