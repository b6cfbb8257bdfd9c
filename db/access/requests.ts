import { all, ofOrg, ofPerson, type Rights } from "./right";

/** Join requests and the notes on them. */
export const requests: Rights = {
  join_request: {
    tenant: {
      may: "select, update (status, reason, decided_by, decided_by_name, decided_at, retry_after, expires_at, reminders, notified_at)",
      rows: ofOrg,
    },
    person: {
      may: "select, insert, update (status, decided_at)",
      rows: ofPerson,
      writes: `${ofOrg} and status in ('pending', 'withdrawn', 'expired') and decided_by is null`,
      changes: "status = 'pending'",
    },
    platform: { may: "select, update (status, decided_by, decided_by_name, decided_at)", rows: all },
    worker: {
      may: "select (org_id, id, status, requested_at, expires_at, reminders, notified_at)",
      rows: all,
    },
    definer: { may: "select, update", rows: all },
  },
  request_message: {
    tenant: { may: "select, insert", rows: ofOrg },
    person: { may: "select", rows: ofPerson },
    platform: { may: "select", rows: all },
  },
};
