import { all, ofOrg, ofPerson, type Rights } from "./right";

/** Memberships, what they were, and what was granted to them. */
export const memberships: Rights = {
  membership: {
    tenant: {
      may: "select, insert, update (role, enabled, approved_at, approved_by, expires_at, display_name, settings_withheld, end_notices, ended_at, end_reason)",
      rows: ofOrg,
    },
    person: {
      may: "select, insert",
      rows: ofPerson,
      writes: `${ofOrg} and role = 'member' and source = 'open_policy' and approved_by is null and expires_at is null and request_id is null`,
    },
    platform: {
      may: "select, insert, update (role, enabled, approved_at, approved_by, expires_at, settings_withheld)",
      rows: all,
    },
    worker: { may: "select (org_id, id, expires_at, ended_at, end_notices, state)", rows: all },
    definer: { may: "select, update", rows: all },
  },
  membership_history: {
    tenant: { may: "select", rows: ofOrg },
    platform: { may: "select", rows: all },
    definer: { may: "select, insert, update", rows: all },
  },
  promotion: {
    tenant: {
      may: "select, insert, update (status, decided_by, decided_by_name, decided_at, answer)",
      rows: ofOrg,
      writes: "status in ('open', 'withdrawn')",
    },
    platform: {
      may: "select, update (status, decided_by, decided_by_name, decided_at, answer)",
      rows: all,
    },
  },
  access_grant: {
    tenant: { may: "select, insert, update (ended_at, notices)", rows: ofOrg },
    platform: { may: "select, insert", rows: all },
    worker: { may: "select (org_id, id, expires_at, ended_at, notices)", rows: all },
    definer: { may: "select", rows: all },
  },
};
